package org.rapport.admin.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.keycloak.Keycloak;
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
 * Brings a member's account and membership in Keycloak in line with the member's row: account, invitation, and then the
 * wait for the person to join, who alone decides that. Each step is journaled before the next begins, so that a crash
 * repeats one step at most; a mail may then go out twice, and the first link is good no longer.
 *
 * <p>Whose account it is, the row says only after that: an organisation does not learn whether an address that it invites
 * has an account already.
 */
@ApplicationScoped
class MemberAccount implements Reconciler {

    static final String KIND = "member";

    private static final String NAME = "membership";
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Store store;
    private final Keycloak keycloak;
    private final Members members;
    private final UnitOfWork unitOfWork;
    private final Journal journal;

    MemberAccount(Store store, Keycloak keycloak, Members members, UnitOfWork unitOfWork, Journal journal) {
        this.store = store;
        this.keycloak = keycloak;
        this.members = members;
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
        String email = member.email();
        if (email == null || member.status() == Status.DEACTIVATED) {
            shutOut(tenant, member, caller);
            return Optional.empty();
        }
        if (member.status() == Status.ACTIVE) {
            keycloak.join(tenant, Objects.requireNonNull(member.subject())); // has joined once, and was away
            return Optional.empty();
        }
        if (activateIfJoined(tenant, member, caller)) {
            return Optional.empty();
        }
        if (member.invitedAt() == null) {
            String account = keycloak.account(email, member.firstName(), member.lastName(), member.locale());
            keycloak.invite(tenant, email, account);
            member = change(member, caller, MemberEvent.Edited::new, (it, now) -> it.invited(now));
        }
        boolean open = keycloak.isInvited(tenant, email);
        if (activateIfJoined(tenant, member, caller)) { // after the look at the link, which a person uses up meanwhile
            return Optional.empty();
        }
        return open ? Optional.of(untilJoined(member)) : Optional.empty();
    }

    /** Also one who has accepted the link just before it ended. */
    private void shutOut(UUID tenant, MemberRecord member, Caller caller) {
        if (member.email() != null) {
            keycloak.withdrawInvitation(tenant, member.email());
        }
        Optional.ofNullable(member.subject())
                .or(() -> joined(tenant, member, caller))
                .ifPresent(subject -> keycloak.leave(tenant, subject));
    }

    private boolean activateIfJoined(UUID tenant, MemberRecord member, Caller caller) {
        Optional<String> joined = joined(tenant, member, caller);
        joined.ifPresent(subject -> change(member, caller, MemberEvent.Activated::new, (it, now) -> {
            if (it.status() == Status.INVITED) {
                it.join(subject, now);
            }
        }));
        return joined.isPresent();
    }

    private Optional<String> joined(UUID tenant, MemberRecord member, Caller caller) {
        return Optional.ofNullable(member.email())
                .flatMap(email -> keycloak.member(tenant, email))
                .filter(subject -> isNobodyElse(subject, member, caller));
    }

    /** Somebody who has changed the address of the account is the member that he was, not also a new one. */
    private boolean isNobodyElse(String subject, MemberRecord member, Caller caller) {
        return as(caller, () -> members.bySubjects(List.of(subject)).stream()
                .allMatch(known -> known.id().equals(member.id())));
    }

    /** Ever longer waits, for what {@link Acceptances} has missed. */
    private static Duration untilJoined(MemberRecord member) {
        Instant invited = Objects.requireNonNullElse(member.invitedAt(), member.createdAt());
        Duration wait = Duration.between(invited, Instant.now()).dividedBy(10);
        if (wait.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
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
