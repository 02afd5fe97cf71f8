package org.rapport.sales.opportunity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.AccountRecord;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.journal.Journal.EventMaker;
import org.rapport.kit.record.Store;
import org.rapport.sales.account.Account;

/** Derives from the opportunities whether their account is a customer, and since when. */
@ApplicationScoped
class CustomerStanding {

    private final Opportunities opportunities;
    private final Store store;
    private final Journal journal;

    CustomerStanding(Opportunities opportunities, Store store, Journal journal) {
        this.opportunities = opportunities;
        this.store = store;
        this.journal = journal;
    }

    /** Looks at the account again, after one of its opportunities was won, reopened, deleted or restored. */
    void review(UUID id) {
        Account account = store.lockToMaintain(Account.TYPE, id);
        Instant since = opportunities.firstWon(id).orElse(null);
        if (account == null || Objects.equals(since, account.customerSince())) {
            return;
        }
        EventMaker<AccountRecord> event;
        if (since == null) {
            event = AccountEvent.CeasedToBeCustomer::new;
        } else if (account.customerSince() == null) {
            event = AccountEvent.BecameCustomer::new;
        } else {
            event = AccountEvent.Edited::new;
        }
        journal.change(account, event, it -> it.buysSince(since));
    }
}
