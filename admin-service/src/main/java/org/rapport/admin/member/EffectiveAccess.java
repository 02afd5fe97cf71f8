package org.rapport.admin.member;

import java.util.List;
import java.util.UUID;
import org.rapport.events.admin.RoleRecord.Grant;

/**
 * What a member may do, all roles added up.
 *
 * @param active whether any of it can be used: not while the member is deactivated
 */
public record EffectiveAccess(UUID memberId, boolean active, List<String> roles, List<Grant> grants) {

    public EffectiveAccess {
        roles = List.copyOf(roles);
        grants = List.copyOf(grants);
    }
}
