package org.rapport.sales.account;

import jakarta.inject.Singleton;
import org.rapport.events.sales.AccountRecord;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;

/** What an account must be. */
@Singleton
class AccountService extends RecordService<Account, AccountRecord, EditAccount, EditAccount> {

    AccountService(Operations operations) {
        super(Account.TYPE, operations);
    }

    @Override
    protected Account make(EditAccount command) {
        String owner = owner(command.ownerId());
        return new Account(command, owner, null);
    }

    @Override
    protected void check(Account account, EditAccount command) {
        requireOwner(account, account.details().ownerId(), command.ownerId());
    }
}
