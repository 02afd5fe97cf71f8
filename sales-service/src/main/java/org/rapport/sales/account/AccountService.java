package org.rapport.sales.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.AccountRecord;
import org.rapport.kit.directory.Members;
import org.rapport.kit.http.Commands;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.tenant.CurrentCaller;

/** What can be done to accounts, each as one journaled change. */
@ApplicationScoped
class AccountService {

    private final Accounts accounts;
    private final Journal journal;
    private final Commands commands;
    private final CurrentCaller caller;
    private final Members members;
    private final Locks locks;

    AccountService(
            Accounts accounts, Journal journal, Commands commands, CurrentCaller caller, Members members, Locks locks) {
        this.accounts = accounts;
        this.journal = journal;
        this.commands = commands;
        this.caller = caller;
        this.members = members;
        this.locks = locks;
    }

    AccountRecord create(EditAccount command) {
        members.require(command.ownerId(), "/ownerId");
        accounts.requireReference(command.parentId(), "/parentId");
        return journal.create(new Account(command.ownedBy(caller.get().subject()), null), AccountEvent.Created::new);
    }

    AccountRecord edit(UUID id, IfMatch ifMatch, EditAccount command) {
        return edit(accounts.lock(id, ifMatch), command);
    }

    AccountRecord patch(UUID id, IfMatch ifMatch, MergePatch patch) {
        Account account = accounts.lock(id, ifMatch);
        return edit(account, commands.patched(account.details(), patch));
    }

    void delete(UUID id, IfMatch ifMatch) {
        journal.delete(accounts.lock(id, ifMatch), AccountEvent.Deleted::new);
    }

    AccountRecord restore(UUID id, IfMatch ifMatch) {
        return journal.restore(accounts.lockDeleted(id, ifMatch), AccountEvent.Restored::new);
    }

    private AccountRecord edit(Account account, EditAccount command) {
        EditAccount current = account.details();
        if (!Objects.equals(command.ownerId(), current.ownerId())) {
            members.require(command.ownerId(), "/ownerId");
        }
        if (command.parentId() != null && !command.parentId().equals(current.parentId())) {
            accounts.requireReference(command.parentId(), "/parentId");
            locks.exclusive("account-hierarchy");
            accounts.requireNoCycle(account.id(), command.parentId());
        }
        return journal.change(account, AccountEvent.Edited::new, it -> it.edit(command));
    }
}
