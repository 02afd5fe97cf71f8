package org.rapport.kit.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.tenant.CurrentCaller;

/** The people of the caller's organisation, to whom records can be given. */
@ApplicationScoped
public class Members {

    private final Directory directory;
    private final CurrentCaller caller;

    Members(Directory directory, CurrentCaller caller) {
        this.directory = directory;
        this.caller = caller;
    }

    /**
     * Requires that {@code id}, where there is one, is that of an active member of the caller's organisation.
     *
     * @param pointer the field of the request that names it
     */
    public void requireMember(@Nullable UUID id, String pointer) {
        if (id != null && entry().member(id).isEmpty()) {
            throw new DomainException.RuleBroken(
                    "member-unknown",
                    "Only an active member of the organisation can be named here.",
                    pointer,
                    "must be the id of an active member");
        }
    }

    /**
     * Requires that {@code id}, where there is one, is that of a team of the caller's organisation.
     *
     * @param pointer the field of the request that names it
     */
    public void requireTeam(@Nullable UUID id, String pointer) {
        if (id != null && entry().team(id).isEmpty()) {
            throw new DomainException.RuleBroken(
                    "team-unknown",
                    "Only a team of the organisation can be named here.",
                    pointer,
                    "must be the id of a team");
        }
    }

    private TenantEntry entry() {
        return directory.tenant(caller.tenant());
    }

    /**
     * Requires that {@code subject}, where there is one, signs in to the caller's organisation.
     *
     * @param pointer the field of the request that names it
     * @throws DomainException.RuleBroken if no active member has it
     */
    public void require(@Nullable String subject, String pointer) {
        if (subject != null && entry().member(subject).isEmpty()) {
            throw new DomainException.RuleBroken(
                    "member-unknown",
                    "Only an active member of the organisation can be named here.",
                    pointer,
                    "must be the subject of an active member");
        }
    }
}
