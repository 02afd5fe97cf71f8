package org.rapport.admin.role;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Copies;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.field.SingleLine;

/**
 * Actions on one type of resource that a role is to allow.
 *
 * @param resourceType such as {@code lead}; {@code *} for all
 * @param actions      such as {@code read}; {@code *} for all
 * @param reach        to all if not said
 * @param hidden       properties of the resources that the actions are to neither show nor set; none if not said
 * @param readOnly     properties that the actions are not to set; none if not said, and what is hidden is not among them
 */
public record GrantRequest(
        @NotBlank @SingleLine @Size(max = 60) String resourceType,
        @NotEmpty @Size(max = 50) List<@NotBlank @SingleLine @Size(max = 60) String> actions,
        @Nullable Reach reach,
        @Size(max = 100) @Nullable List<@NotBlank @SingleLine @Size(max = 60) String> hidden,
        @Size(max = 100) @Nullable List<@NotBlank @SingleLine @Size(max = 60) String> readOnly) {

    public GrantRequest {
        actions = Copies.of(actions);
        hidden = Copies.of(hidden);
        readOnly = Copies.of(readOnly);
    }

    Terms terms() {
        return new Terms(resourceType, actions, hidden, readOnly);
    }

    /** What it asks for, of resources of {@code type}. */
    Grant toGrant(ResourceType type) {
        Terms terms = terms().completed(type);
        return new Grant(resourceType, actions, requireNonNullElse(reach, Reach.ALL), terms.hidden(), terms.readOnly());
    }
}
