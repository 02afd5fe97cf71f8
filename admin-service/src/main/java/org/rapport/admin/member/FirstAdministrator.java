package org.rapport.admin.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.rapport.admin.reconciliation.Reconciliation;
import org.rapport.admin.role.Roles;
import org.rapport.events.admin.MemberEvent;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/** Invites whoever is to let all others in. */
@ApplicationScoped
public class FirstAdministrator {

    private final Members members;
    private final MemberAccount account;
    private final Reconciliation reconciliation;
    private final UnitOfWork unitOfWork;
    private final Journal journal;

    FirstAdministrator(
            Members members,
            MemberAccount account,
            Reconciliation reconciliation,
            UnitOfWork unitOfWork,
            Journal journal) {
        this.members = members;
        this.account = account;
        this.reconciliation = reconciliation;
        this.unitOfWork = unitOfWork;
        this.journal = journal;
    }

    /**
     * Makes that person an administrator of {@code tenant}; returns once the invitation is on its way. May be repeated.
     *
     * @param caller as whom, in {@code tenant}
     */
    public void invite(UUID tenant, String email, String firstName, String lastName, Caller caller) {
        var invitation = new InviteMember(email, firstName, lastName, List.of(Roles.ADMINISTRATOR), null, null);
        UUID id = CurrentCaller.callAs(
                caller,
                () -> unitOfWork.call(() -> {
                    members.lockAdministrators();
                    return members.byEmail(email).map(Member::id).orElseGet(() -> journal.create(
                                    new Member(invitation), MemberEvent.Invited::new)
                            .id());
                }));
        if (account.reconcile(tenant, id, caller).isPresent()) {
            CurrentCaller.runAs(caller, () -> unitOfWork.run(() -> reconciliation.ask(MemberAccount.KIND, tenant, id)));
        }
    }
}
