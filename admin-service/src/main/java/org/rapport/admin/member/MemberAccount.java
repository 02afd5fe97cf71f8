package org.rapport.admin.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.keycloak.Keycloak;
import org.rapport.admin.keycloak.KeycloakAccount;
import org.rapport.admin.reconciliation.Reconciler;
import org.rapport.events.admin.MemberEvent;
import org.rapport.events.admin.MemberRecord;
import org.rapport.events.admin.MemberRecord.Status;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.record.Store;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Brings a member's account and membership in Keycloak in line with the member's row: account, membership, invitation,
 * and then the wait for the person to join. Each step is journaled before the next begins, so that a crash repeats one
 * step at most; a mail may then go out twice.
 */
@ApplicationScoped
class MemberAccount implements Reconciler {

    static final String KIND = "member";

    private static final String NAME = "membership";
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofDays(30);

    private final Store store;
    private final Keycloak keycloak;
    private final Invitations invitations;
    private final UnitOfWork unitOfWork;
    private final Journal journal;

    MemberAccount(Store store, Keycloak keycloak, Invitations invitations, UnitOfWork unitOfWork, Journal journal) {
        this.store = store;
        this.keycloak = keycloak;
        this.invitations = invitations;
        this.unitOfWork = unitOfWork;
        this.journal = journal;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Duration> reconcile(UUID tenant, UUID id) {
        return reconcile(tenant, id, Caller.system(tenant, NAME, null));
    }

    /** As {@link #reconcile(UUID, UUID)}, on behalf of whoever {@code caller} says. */
    Optional<Duration> reconcile(UUID tenant, UUID id, Caller caller) {
        MemberRecord member =
                as(caller, () -> Member.TYPE.view(store.consult(Member.TYPE, id).orElseThrow()));
        if (member.email() == null || member.status() == Status.DEACTIVATED) {
            if (member.subject() != null) {
                keycloak.leave(tenant, member.subject());
            }
            return Optional.empty();
        }
        String subject = member.subject();
        KeycloakAccount account = subject == null
                ? keycloak.account(member.email(), member.firstName(), member.lastName(), member.locale())
                : keycloak.account(subject);
        if (subject == null || member.status() == Status.ACTIVE || member.invitedAt() == null) {
            keycloak.join(tenant, account.subject());
        }
        if (subject == null) {
            member = link(member, account, caller);
        }
        if (member.status() == Status.ACTIVE) {
            return Optional.empty();
        }
        if (member.invitedAt() == null) {
            invitations.send(tenant, member, account);
            member = change(member, caller, MemberEvent.Edited::new, (it, now) -> it.invited(now));
        }
        if (account.usable()) {
            change(member, caller, MemberEvent.Activated::new, (it, now) -> {
                if (it.status() == Status.INVITED) {
                    it.activate(now);
                }
            });
            return Optional.empty();
        }
        return untilJoined(member);
    }

    /** Ever longer waits: who joins does so soon or not at all. */
    private static Optional<Duration> untilJoined(MemberRecord member) {
        Instant invited = Objects.requireNonNullElse(member.invitedAt(), member.createdAt());
        Duration age = Duration.between(invited, Instant.now());
        if (age.compareTo(PATIENCE) > 0) {
            return Optional.empty();
        }
        Duration wait = age.dividedBy(10);
        if (wait.compareTo(SHORTEST_WAIT) < 0) {
            return Optional.of(SHORTEST_WAIT);
        }
        return Optional.of(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    private MemberRecord link(MemberRecord member, KeycloakAccount account, Caller caller) {
        return change(member, caller, MemberEvent.Edited::new, (it, _) -> it.link(account.subject()));
    }

    private interface Change {
        void apply(Member member, Instant now);
    }

    private MemberRecord change(
            MemberRecord member, Caller caller, Journal.EventMaker<MemberRecord> event, Change change) {
        return as(caller, () -> journal.change(locked(member.id()), event, it -> change.apply(it, journal.now())));
    }

    private Member locked(UUID id) {
        return Objects.requireNonNull(store.lockToMaintain(Member.TYPE, id));
    }

    private <T extends @Nullable Object> T as(Caller caller, Supplier<T> work) {
        return CurrentCaller.callAs(caller, () -> unitOfWork.call(work::get));
    }
}
