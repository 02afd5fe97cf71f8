package org.rapport.admin.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.SingleLine;

/**
 * Asks that a policy, new or known, say this. What is in force stays.
 *
 * @param name no other policy of the organisation has it, in whatever case
 * @param rule what is in force once the policy is published
 */
public record EditPolicy(
        @NotBlank @SingleLine @Size(max = 100) String name,
        @Size(max = 1_000) @Nullable String description,
        @NotNull @Valid RuleRequest rule) {}
