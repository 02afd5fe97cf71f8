package org.rapport.sales.account;

import jakarta.inject.Singleton;
import org.rapport.events.sales.AccountRecord;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;

/** What an account must be. */
@Singleton
class AccountService extends RecordService<Account, AccountRecord, EditAccount, EditAccount> {

    private final Accounts accounts;
    private final Locks locks;

    AccountService(Operations operations, Accounts accounts, Locks locks) {
        super(Account.TYPE, operations);
        this.accounts = accounts;
        this.locks = locks;
    }

    @Override
    protected Account make(EditAccount command) {
        String owner = owner(command.ownerId());
        return new Account(command, owner, null);
    }

    @Override
    protected void check(Account account, EditAccount command) {
        EditAccount current = account.details();
        requireOwner(account, current.ownerId(), command.ownerId());
        if (command.parentId() != null && !command.parentId().equals(current.parentId())) {
            locks.exclusive("account-hierarchy");
            accounts.requireNoCycle(account.id(), command.parentId());
        }
    }
}
