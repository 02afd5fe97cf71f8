package org.rapport.sales.conversion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Conversion;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.journal.AggregateType;
import org.rapport.kit.journal.History;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Aggregates;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Store;
import org.rapport.sales.account.Account;
import org.rapport.sales.account.Accounts;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.contact.Contacts;
import org.rapport.sales.conversion.ConversionUndo.Touched.Change;
import org.rapport.sales.lead.Lead;
import org.rapport.sales.lead.Leads;
import org.rapport.sales.opportunity.Opportunities;
import org.rapport.sales.opportunity.Opportunity;

/**
 * Undoes a conversion while nobody has worked with what it made: the records are deleted, the lead is qualified again.
 * What was filled into records that existed before stays there.
 */
@ApplicationScoped
class ConversionUndo {

    private final Leads leads;
    private final Accounts accounts;
    private final Store store;
    private final Contacts contacts;
    private final Opportunities opportunities;
    private final History history;
    private final Journal journal;

    ConversionUndo(
            Leads leads,
            Accounts accounts,
            Store store,
            Contacts contacts,
            Opportunities opportunities,
            History history,
            Journal journal) {
        this.leads = leads;
        this.accounts = accounts;
        this.store = store;
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.history = history;
        this.journal = journal;
    }

    /**
     * A record that keeps a conversion from being undone.
     *
     * @param changes what was done to it since; nothing, where it was made since and depends on what the conversion made
     */
    record Touched(String type, UUID id, List<Change> changes) {

        /** One command. */
        record Change(long version, String type, List<String> fields) {}
    }

    /** @throws DomainException.Conflict if something has happened since, telling what */
    LeadRecord undo(UUID id, IfMatch ifMatch) {
        Lead lead = leads.lock(id, ifMatch);
        Conversion conversion = lead.conversion();
        if (conversion == null) {
            throw new DomainException.Conflict("lead-not-converted", "The lead is not converted.");
        }
        List<Opportunity> madeOpportunity =
                made(opportunities, conversion.opportunityCreated(), conversion.opportunityId());
        List<Account> madeAccount = madeAccount(conversion);
        List<Contact> madeContact = made(contacts, conversion.contactCreated(), conversion.contactId());
        requireUntouched(conversion, madeOpportunity, madeAccount, madeContact);

        detach(conversion);
        madeOpportunity.forEach(it -> journal.delete(it, OpportunityEvent.Deleted::new));
        madeContact.forEach(it -> journal.delete(it, ContactEvent.Deleted::new));
        madeAccount.forEach(it -> journal.delete(it, AccountEvent.Deleted::new));
        return journal.change(lead, LeadEvent.Unconverted::new, it -> it.unconvert(journal.now()));
    }

    /** What existed before must not refer to what is deleted now. */
    private void detach(Conversion conversion) {
        if (conversion.contactCreated() && !conversion.opportunityCreated() && conversion.opportunityId() != null) {
            Opportunity given = opportunities.lock(conversion.opportunityId());
            var details = given.details();
            if (conversion.contactId().equals(details.contactId())) {
                journal.change(given, OpportunityEvent.Edited::new, it -> it.edit(details.with(null)));
            }
        }
        if (conversion.accountCreated() && !conversion.contactCreated()) {
            Contact given = contacts.lock(conversion.contactId());
            var details = given.details();
            if (conversion.accountId().equals(details.accountId())) {
                journal.change(given, ContactEvent.Edited::new, it -> it.edit(details.at(null)));
            }
        }
    }

    private void requireUntouched(
            Conversion conversion, List<Opportunity> opportunity, List<Account> account, List<Contact> contact) {
        var touched = new ArrayList<Touched>();
        opportunity.forEach(it -> changed(Opportunity.class, it, touched));
        account.forEach(it -> {
            changed(Account.class, it, touched);
            accounts.partsOf(it.id()).forEach(part -> touched.add(new Touched("account", part, List.of())));
            depending("contact", "accountId = ?1 and deletedAt is null", contacts, it.id(), touched);
            depending("opportunity", "accountId = ?1 and deletedAt is null", opportunities, it.id(), touched);
        });
        contact.forEach(it -> {
            changed(Contact.class, it, touched);
            depending("opportunity", "contactId = ?1 and deletedAt is null", opportunities, it.id(), touched);
            depending("lead", "contactId = ?1 and deletedAt is null", leads, it.id(), touched);
        });
        touched.removeIf(it -> it.changes().isEmpty()
                && (it.id().equals(conversion.contactId()) || it.id().equals(conversion.opportunityId())));
        if (!touched.isEmpty()) {
            throw new DomainException.Conflict(
                    "conversion-in-use",
                    "Somebody has worked with what the conversion made.",
                    Map.of("changes", touched.stream().distinct().toList()));
        }
    }

    private <A extends Aggregate<?>> void changed(Class<A> type, A made, List<Touched> touched) {
        List<Change> changes = history.of(type, made.id(), null).items().stream()
                .filter(entry -> entry.version() > 1)
                .map(entry -> new Change(
                        entry.version(), entry.type(), entry.changes().findValuesAsText("field")))
                .toList();
        if (!changes.isEmpty()) {
            touched.add(new Touched(AggregateType.of(type), made.id(), changes));
        }
    }

    private static <A extends Aggregate<?>> void depending(
            String type, String where, Aggregates<A> repository, UUID on, List<Touched> touched) {
        repository.find(where, on).page(0, 10).stream()
                .map(it -> new Touched(type, it.id(), List.of()))
                .forEach(touched::add);
    }

    private List<Account> madeAccount(Conversion conversion) {
        Account made = conversion.accountCreated() ? store.lockToMaintain(Account.TYPE, conversion.accountId()) : null;
        return made == null ? List.of() : List.of(made);
    }

    private static <A extends Aggregate<?>> List<A> made(Aggregates<A> repository, boolean created, @Nullable UUID id) {
        return created && id != null
                ? repository.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).stream()
                        .toList()
                : List.of();
    }
}
