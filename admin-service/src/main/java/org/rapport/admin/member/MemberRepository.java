package org.rapport.admin.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rapport.events.admin.MemberRecord;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregates;
import org.rapport.kit.persistence.Locks;

@ApplicationScoped
class MemberRepository implements Aggregates<Member> {

    static final Listing<Member> LISTING = Listing.of(Member.class)
            .filtered("status", Kind.oneOf(MemberRecord.Status.class))
            .filtered("email", "emailKey", Kind.LOWER_TEXT)
            .filtered("subject", Kind.TEXT);

    private final Locks locks;

    MemberRepository(Locks locks) {
        this.locks = locks;
    }

    /** Until the command ends, nobody else decides who administers the organisation. */
    void lockAdministrators() {
        locks.exclusive("administrators");
    }

    Optional<Member> findByEmail(String email) {
        return find("emailKey = ?1 and deletedAt is null", email.toLowerCase(Locale.ROOT))
                .firstResultOptional();
    }

    List<Member> findBySubjects(Collection<String> subjects) {
        return subjects.isEmpty() ? List.of() : list("subject in ?1 and deletedAt is null", subjects);
    }

    /** Who may still sign in or be about to; the organisation's people, not its customers, so they are few. */
    List<Member> notDeactivated() {
        return list("status <> ?1 and deletedAt is null", MemberRecord.Status.DEACTIVATED);
    }
}
