package org.rapport.admin.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rapport.admin.role.Holders;
import org.rapport.events.admin.MemberRecord.Status;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.record.Store;
import org.rapport.kit.text.ComparisonKey;

/** The members of the organisation as the suite itself asks for them, whatever the caller may see. */
@ApplicationScoped
class Members implements Holders, Administrators {

    private final Store store;
    private final Locks locks;

    Members(Store store, Locks locks) {
        this.store = store;
        this.locks = locks;
    }

    @Override
    public void lockAdministrators() {
        locks.exclusive("administrators");
    }

    @Override
    public List<List<String>> rolesOfActiveAdministrators() {
        return notDeactivated().stream()
                .filter(member -> member.status() == Status.ACTIVE && member.isAdministrator())
                .map(Member::roles)
                .toList();
    }

    Optional<Member> byEmail(String email) {
        return store
                .consultAll(Member.TYPE, "it.emailKey = :email", Map.of("email", ComparisonKey.ofEmail(email)))
                .stream()
                .findFirst();
    }

    List<Member> bySubjects(Collection<String> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : store.consultAll(Member.TYPE, "it.subject in :subjects", Map.of("subjects", subjects));
    }

    @Override
    public List<UUID> of(String role) {
        return store.consultAll(Member.TYPE, "true", Map.of()).stream()
                .filter(member -> member.roles().contains(role))
                .map(Member::id)
                .toList();
    }

    /** Who may still sign in or be about to; the organisation's people, not its customers, so they are few. */
    List<Member> notDeactivated() {
        return store.consultAll(Member.TYPE, "it.status <> :gone", Map.of("gone", Status.DEACTIVATED));
    }
}
