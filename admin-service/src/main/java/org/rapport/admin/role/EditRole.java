package org.rapport.admin.role;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.SingleLine;

/** Asks that a role be told of so. */
public record EditRole(
        @NotBlank @SingleLine @Size(max = 100) String title,
        @Size(max = 1_000) @Nullable String description) {}
