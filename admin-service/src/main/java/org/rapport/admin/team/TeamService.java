package org.rapport.admin.team;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rapport.admin.member.Member;
import org.rapport.events.admin.TeamRecord;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;

/** What a team must be: of members of the organisation, each in it once. */
@Singleton
class TeamService extends RecordService<Team, TeamRecord, EditTeam, EditTeam> {

    TeamService(Operations operations) {
        super(Team.TYPE, operations);
    }

    @Override
    protected Team make(EditTeam command) {
        requireMembers(List.of(), command.members());
        return new Team(command);
    }

    @Override
    protected void check(Team team, EditTeam command) {
        requireMembers(team.details().members(), command.members());
    }

    /** Who is in the team already may stay, whether or not the caller may read of him. */
    private void requireMembers(List<EditTeam.Member> before, List<EditTeam.Member> members) {
        Set<UUID> known =
                new HashSet<>(before.stream().map(EditTeam.Member::memberId).toList());
        known.addAll(store().readable(
                        Member.TYPE,
                        members.stream().map(EditTeam.Member::memberId).toList()));
        Set<UUID> named = new HashSet<>();
        for (int i = 0; i < members.size(); i++) {
            UUID member = members.get(i).memberId();
            if (!known.contains(member)) {
                throw broken(
                        "reference-unknown", "A record that is named does not exist.", i, "must be the id of a member");
            }
            if (!named.add(member)) {
                throw broken("member-named-twice", "Someone is in the team twice.", i, "must be named once");
            }
        }
    }

    private static DomainException.RuleBroken broken(String code, String message, int index, String detail) {
        return new DomainException.RuleBroken(code, message, "/members/%d/memberId".formatted(index), detail);
    }
}
