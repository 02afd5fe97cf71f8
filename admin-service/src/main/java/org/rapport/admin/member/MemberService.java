package org.rapport.admin.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rapport.admin.reconciliation.Reconciliation;
import org.rapport.admin.role.Roles;
import org.rapport.events.admin.MemberEvent;
import org.rapport.events.admin.MemberRecord;
import org.rapport.events.admin.MemberRecord.Status;
import org.rapport.kit.access.Access;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordType;

/** What can be done to members, each as one journaled change that {@link MemberAccount} then brings to Keycloak. */
@ApplicationScoped
class MemberService {

    private final Members members;
    private final Roles roles;
    private final JoinedTeams teams;
    private final Barriers barriers;
    private final Operations operations;
    private final Access access;
    private final Reconciliation reconciliation;

    MemberService(
            Members members,
            Roles roles,
            JoinedTeams teams,
            Barriers barriers,
            Operations operations,
            Access access,
            Reconciliation reconciliation) {
        this.members = members;
        this.roles = roles;
        this.teams = teams;
        this.barriers = barriers;
        this.operations = operations;
        this.access = access;
        this.reconciliation = reconciliation;
    }

    MemberRecord invite(InviteMember command) {
        requireGivable(command.roles());
        members.byEmail(command.email()).ifPresent(known -> {
            throw new DomainException.Conflict(
                    "member-exists",
                    "Someone with this address belongs to the organisation already.",
                    Map.of("memberId", known.id()));
        });
        MemberRecord record = operations.journal().create(new Member(command), MemberEvent.Invited::new);
        reconcile(record);
        return record;
    }

    MemberRecord inviteAgain(UUID id, IfMatch ifMatch) {
        MemberRecord record = operations
                .journal()
                .change(lock(id, ifMatch, Member.INVITE), MemberEvent.Invited::new, Member::inviteAgain);
        reconcile(record);
        return record;
    }

    MemberRecord patch(UUID id, IfMatch ifMatch, MergePatch patch) {
        Member member = lock(id, ifMatch, RecordType.EDIT);
        EditMember command = operations.commands().patched(member.details(), patch);
        return operations.journal().change(member, MemberEvent.Edited::new, it -> it.edit(command));
    }

    MemberRecord give(UUID id, IfMatch ifMatch, GiveRoles command) {
        members.lockAdministrators();
        Member member = lock(id, ifMatch, Member.ASSIGN);
        List<String> names = command.roles().stream().distinct().toList();
        requireGivable(
                names.stream().filter(name -> !member.roles().contains(name)).toList());
        if (!isFreeAdministrator(names)) {
            requireAnotherAdministrator(member);
        }
        return operations.journal().change(member, MemberEvent.Edited::new, it -> it.give(names));
    }

    MemberRecord deactivate(UUID id, IfMatch ifMatch) {
        members.lockAdministrators();
        Member member = lock(id, ifMatch, Member.DEACTIVATE);
        requireAnotherAdministrator(member);
        MemberRecord record = operations.journal().change(member, MemberEvent.Deactivated::new, Member::deactivate);
        reconcile(record);
        return record;
    }

    MemberRecord reactivate(UUID id, IfMatch ifMatch) {
        MemberRecord record = operations
                .journal()
                .change(lock(id, ifMatch, Member.DEACTIVATE), MemberEvent.Activated::new, Member::reactivate);
        reconcile(record);
        return record;
    }

    EffectiveAccess effectiveAccess(UUID id) {
        Member member = operations.store().read(Member.TYPE, id);
        return new EffectiveAccess(
                member.id(),
                member.status() != Status.DEACTIVATED,
                member.roles(),
                roles.effectiveGrants(member.roles()),
                teams.of(member.id()));
    }

    private Member lock(UUID id, IfMatch ifMatch, String action) {
        return operations.store().lock(Member.TYPE, id, ifMatch, action);
    }

    private void reconcile(MemberRecord member) {
        reconciliation.ask(MemberAccount.KIND, operations.caller().tenant(), member.id());
    }

    /** Nobody gives away more than they have: else whoever may give roles could do everything. */
    private void requireGivable(List<String> names) {
        roles.require(names).stream()
                .filter(role -> !role.grants().stream().allMatch(access.permissions()::cover))
                .findFirst()
                .ifPresent(role -> {
                    throw new DomainException.Forbidden(
                            "role-beyond-own-access",
                            "The role " + role.name() + " allows more than you may do yourself.",
                            Map.of("role", role.name()));
                });
    }

    /** Whether who holds {@code roles} administers the organisation, and no policy in force may keep him from it. */
    private boolean isFreeAdministrator(List<String> roles) {
        return roles.contains(Roles.ADMINISTRATOR) && !barriers.concern(roles);
    }

    /**
     * Without an administrator nobody could ever let anybody in again. One who has not joined yet may never do so, and one
     * of whom a policy speaks may not be able to.
     */
    private void requireAnotherAdministrator(Member member) {
        if (!member.isAdministrator() || member.status() == Status.DEACTIVATED) {
            return;
        }
        boolean another = members.notDeactivated().stream()
                .filter(other -> !other.id().equals(member.id()) && isFreeAdministrator(other.roles()))
                .anyMatch(other -> other.status() == Status.ACTIVE || member.status() != Status.ACTIVE);
        if (!another) {
            throw new DomainException.Conflict(
                    "last-administrator", "The organisation would be left without an administrator.");
        }
    }
}
