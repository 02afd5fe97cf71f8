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
 */
public record GrantRequest(
        @NotBlank @SingleLine @Size(max = 60) String resourceType,
        @NotEmpty @Size(max = 50) List<@NotBlank @SingleLine @Size(max = 60) String> actions,
        @Nullable Reach reach) {

    public GrantRequest {
        actions = Copies.of(actions);
    }

    Grant toGrant() {
        return new Grant(resourceType, actions, requireNonNullElse(reach, Reach.ALL));
    }
}
