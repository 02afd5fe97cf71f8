package org.rapport.admin.policy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.role.ResourceType;
import org.rapport.admin.role.Terms;
import org.rapport.events.Copies;
import org.rapport.events.admin.PolicyRecord.Effect;
import org.rapport.events.admin.PolicyRecord.Rule;
import org.rapport.kit.condition.cel.Language;
import org.rapport.kit.field.SingleLine;

/**
 * What a policy is to allow or to deny.
 *
 * @param resourceType such as {@code lead}; {@code *} for all
 * @param actions      such as {@code read}; {@code *} for all
 * @param roles        of whom it speaks, by the names of roles; of every member if there is none
 * @param condition    in CEL; always true if there is none
 * @param hidden       properties that the actions are to neither show nor set; none if not said
 * @param readOnly     properties that the actions are not to set; none if not said, and what is hidden is not among them
 * @param stepUp       by which sign-in whoever asks is denied nothing; denied by whichever if not said
 */
public record RuleRequest(
        @NotNull Effect effect,
        @NotBlank @SingleLine @Size(max = 60) String resourceType,
        @NotEmpty @Size(max = 50) List<@NotBlank @SingleLine @Size(max = 60) String> actions,
        @Size(max = 100) @Nullable List<@NotBlank @SingleLine @Size(max = 60) String> roles,
        @Size(max = Language.LONGEST) @Nullable String condition,
        @Size(max = 100) @Nullable List<@NotBlank @SingleLine @Size(max = 60) String> hidden,
        @Size(max = 100) @Nullable List<@NotBlank @SingleLine @Size(max = 60) String> readOnly,

        @Pattern(regexp = "2", message = "must be 2, for a second factor") @Nullable
        String stepUp) {

    public RuleRequest {
        actions = Copies.of(actions);
        roles = Copies.of(roles);
        condition = condition == null || condition.isBlank() ? null : condition;
        hidden = Copies.of(hidden);
        readOnly = Copies.of(readOnly);
    }

    /** Asks for what {@code rule} says. */
    static RuleRequest of(Rule rule) {
        return new RuleRequest(
                rule.effect(),
                rule.resourceType(),
                rule.actions(),
                rule.roles(),
                rule.condition(),
                rule.hidden(),
                rule.readOnly(),
                rule.stepUp());
    }

    Terms terms() {
        return new Terms(resourceType, actions, hidden, readOnly);
    }

    /** What it asks for. */
    Rule toRule() {
        Terms terms = ResourceType.named(resourceType).map(terms()::completed).orElseGet(this::terms);
        return new Rule(effect, resourceType, actions, roles, condition, terms.hidden(), terms.readOnly(), stepUp);
    }
}
