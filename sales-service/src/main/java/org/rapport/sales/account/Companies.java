package org.rapport.sales.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.AccountRecord;
import org.rapport.kit.access.Access;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;
import org.rapport.kit.text.ComparisonKey;

/** Finds or makes the account of a company that is known by its name alone. */
@ApplicationScoped
public class Companies {

    private final Accounts accounts;
    private final Store store;
    private final Access access;
    private final Journal journal;
    private final Locks locks;

    Companies(Accounts accounts, Store store, Access access, Journal journal, Locks locks) {
        this.accounts = accounts;
        this.store = store;
        this.access = access;
        this.journal = journal;
        this.locks = locks;
    }

    /**
     * The account that has had the name of {@code company} the longest of those that the caller may read, or a new one
     * that says this. Two commands that ask at once get the same.
     *
     * @throws org.rapport.kit.problem.DomainException.Forbidden if the caller may not read accounts, or not create the
     *                                                           one that there is none of
     */
    public UUID of(EditAccount company) {
        access.require(Account.TYPE, RecordType.READ);
        locks.exclusive("company " + ComparisonKey.ofName(company.name()));
        List<UUID> known = accounts.byName(company.name());
        Set<UUID> readable = store.readable(Account.TYPE, known);
        return known.stream().filter(readable::contains).findFirst().orElseGet(() -> {
            access.require(Account.TYPE, RecordType.CREATE);
            AccountRecord made =
                    journal.create(new Account(company, company.ownerId(), null), AccountEvent.Created::new);
            store.admitNew(Account.TYPE, made);
            return made.id();
        });
    }
}
