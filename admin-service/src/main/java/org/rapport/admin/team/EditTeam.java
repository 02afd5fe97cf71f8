package org.rapport.admin.team;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Copies;
import org.rapport.events.admin.TeamRecord.Membership;
import org.rapport.kit.field.SingleLine;

/**
 * Asks that a team, new or known, be this.
 *
 * @param parentId the team that it is part of
 * @param members  each once; nobody if not said
 */
public record EditTeam(
        @NotBlank @SingleLine @Size(max = 60) String name,
        @Size(max = 1_000) @Nullable String description,
        @Nullable UUID parentId,
        @Size(max = 1_000) @Nullable List<@NotNull @Valid Member> members) {

    public EditTeam {
        members = Copies.of(members);
    }

    /**
     * Someone in the team.
     *
     * @param memberId of the organisation's members
     * @param lead     whether he leads the team; not if not said
     */
    public record Member(@NotNull UUID memberId, @Nullable Boolean lead) {

        public Member {
            lead = Boolean.TRUE.equals(lead);
        }

        Membership toMembership() {
            return new Membership(memberId, lead);
        }

        static Member of(Membership membership) {
            return new Member(membership.memberId(), membership.lead());
        }
    }
}
