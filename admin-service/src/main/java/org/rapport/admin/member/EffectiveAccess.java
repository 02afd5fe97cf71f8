package org.rapport.admin.member;

import java.util.List;
import java.util.UUID;
import org.rapport.admin.member.JoinedTeams.Joined;
import org.rapport.events.admin.RoleRecord.Grant;

/**
 * What a member may do, all roles added up.
 *
 * @param active whether any of it can be used: not while the member is deactivated
 * @param grants how far each action reaches and what it keeps back there; an action has several where it keeps less back
 *               of nearer records. To whose records, where that is not all, follows from the teams
 */
public record EffectiveAccess(
        UUID memberId, boolean active, List<String> roles, List<Grant> grants, List<Joined> teams) {

    public EffectiveAccess {
        roles = List.copyOf(roles);
        grants = List.copyOf(grants);
        teams = List.copyOf(teams);
    }
}
