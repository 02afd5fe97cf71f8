package org.rapport.sales.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.AccountRecord;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.Store;
import org.rapport.sales.account.Account;
import org.rapport.sales.contact.Relationships.OfAccount;
import org.rapport.sales.contact.Relationships.OfContact;

/** Reads with whom contacts have to do. */
@ApplicationScoped
class ContactRelations {

    private static final String REPORTS_TO = "reportsToId";

    /** Of how many above a contact is told: no organisation is deeper. */
    private static final int HIGHEST = 50;

    private final Operations operations;
    private final Store store;

    ContactRelations(Operations operations) {
        this.operations = operations;
        this.store = operations.store();
    }

    /**
     * Of the contact {@code id}.
     *
     * @throws org.rapport.kit.problem.DomainException.NotFound if there is none that the caller may read
     */
    Relationships of(UUID id) {
        ContactRecord contact = store.read(Contact.TYPE, id).toRecord();
        Set<String> hidden = operations.masks().hidden(Contact.TYPE, contact);
        Page<ContactRecord> reports = reports(id);
        return operations
                .masks()
                .without(
                        hidden,
                        new Relationships(
                                accounts(contact),
                                managers(contact),
                                reports.items().stream().map(this::named).toList(),
                                reports.next() != null));
    }

    /** The name of the account for which {@code contact} works in the first place; nothing, if the caller may not read it. */
    @Nullable
    String company(ContactRecord contact) {
        return accounts(contact).stream()
                .filter(OfAccount::primary)
                .findFirst()
                .map(OfAccount::name)
                .orElse(null);
    }

    private List<OfAccount> accounts(ContactRecord contact) {
        Map<UUID, AccountRecord> known =
                store.consult(Account.TYPE, store.readable(Account.TYPE, contact.accountIds()));
        return contact.accounts().stream()
                .map(role -> new OfAccount(
                        role.accountId(),
                        name(known.get(role.accountId())),
                        role.role(),
                        role.startedOn(),
                        role.endedOn(),
                        role.primary()))
                .toList();
    }

    private @Nullable String name(@Nullable AccountRecord account) {
        return account == null
                        || operations.masks().hidden(Account.TYPE, account).contains("name")
                ? null
                : account.name();
    }

    /** As far as the caller can follow them. */
    private List<OfContact> managers(ContactRecord contact) {
        var managers = new ArrayList<OfContact>();
        var seen = new HashSet<>(Set.of(contact.id()));
        UUID above = above(contact);
        while (above != null && managers.size() < HIGHEST && seen.add(above)) {
            ContactRecord manager = store.mayRead(Contact.TYPE, above)
                    ? store.consult(Contact.TYPE, Set.of(above)).get(above)
                    : null;
            if (manager != null) {
                managers.add(named(manager));
            }
            above = manager == null ? null : above(manager);
        }
        return managers;
    }

    private @Nullable UUID above(ContactRecord contact) {
        return operations.masks().hidden(Contact.TYPE, contact).contains(REPORTS_TO) ? null : contact.reportsToId();
    }

    private Page<ContactRecord> reports(UUID id) {
        return operations.masks().hidden(Contact.TYPE).contains(REPORTS_TO)
                ? new Page<>(List.of(), null, null)
                : operations
                        .lists()
                        .page(
                                Contact.TYPE,
                                Contact.TYPE.listing().where(REPORTS_TO, id),
                                PageQuery.of(null, false, null));
    }

    private OfContact named(ContactRecord contact) {
        Set<String> hidden = operations.masks().hidden(Contact.TYPE, contact);
        return new OfContact(
                contact.id(),
                hidden.contains("firstName") ? null : contact.firstName(),
                hidden.contains("lastName") ? null : contact.lastName(),
                hidden.contains("jobTitle") ? null : contact.jobTitle());
    }
}
