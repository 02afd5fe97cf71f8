package org.rapport.admin.team;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.rapport.admin.member.JoinedTeams;
import org.rapport.kit.record.Store;

/** The teams of the organisation as the suite itself asks for them, whatever the caller may see. */
@ApplicationScoped
class Teams implements JoinedTeams {

    private final Store store;

    Teams(Store store) {
        this.store = store;
    }

    @Override
    public List<Joined> of(UUID member) {
        return store.consultAll(Team.TYPE, "true", Map.of()).stream()
                .flatMap(team -> joined(team, member))
                .toList();
    }

    private static Stream<Joined> joined(Team team, UUID member) {
        return team.members().stream()
                .filter(membership -> membership.memberId().equals(member))
                .map(membership -> new Joined(team.id(), team.details().name(), membership.lead()));
    }
}
