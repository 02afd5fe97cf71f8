package org.rapport.kit.directory;

import jakarta.enterprise.context.ApplicationScoped;
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
     * Requires that {@code subject}, where there is one, signs in to the caller's organisation.
     *
     * @param pointer the field of the request that names it
     * @throws DomainException.RuleBroken if no active member has it
     */
    public void require(@Nullable String subject, String pointer) {
        if (subject != null && directory.tenant(caller.tenant()).member(subject).isEmpty()) {
            throw new DomainException.RuleBroken(
                    "member-unknown",
                    "Only an active member of the organisation can be named here.",
                    pointer,
                    "must be the subject of an active member");
        }
    }
}
