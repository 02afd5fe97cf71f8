package org.rapport.sales.conversion;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.rapport.kit.journal.History;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.paging.HistoryQuery;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;
import org.rapport.sales.account.Account;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.conversion.ConversionUndo.Touched.Change;
import org.rapport.sales.lead.Lead;
import org.rapport.sales.opportunity.Opportunity;

/**
 * Undoes a conversion while nobody has worked with what it made: the records are deleted, the lead is qualified again.
 * What was filled into records that existed before stays there.
 */
@ApplicationScoped
class ConversionUndo {

    private final Store store;
    private final History history;
    private final Journal journal;

    ConversionUndo(Store store, History history, Journal journal) {
        this.store = store;
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
        Lead lead = store.lock(Lead.TYPE, id, ifMatch, Lead.CONVERT);
        Conversion conversion = lead.conversion();
        if (conversion == null) {
            throw new DomainException.Conflict("lead-not-converted", "The lead is not converted.");
        }
        List<Opportunity> madeOpportunity =
                made(Opportunity.TYPE, conversion.opportunityCreated(), conversion.opportunityId());
        List<Account> madeAccount = made(Account.TYPE, conversion.accountCreated(), conversion.accountId());
        List<Contact> madeContact = made(Contact.TYPE, conversion.contactCreated(), conversion.contactId());
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
            Opportunity given = store.lock(Opportunity.TYPE, conversion.opportunityId(), RecordType.EDIT);
            var details = given.details();
            if (conversion.contactId().equals(details.contactId())) {
                journal.change(given, OpportunityEvent.Edited::new, it -> it.edit(details.with(null)));
            }
        }
        if (conversion.accountCreated() && !conversion.contactCreated()) {
            Contact given = store.lock(Contact.TYPE, conversion.contactId(), RecordType.EDIT);
            var details = given.details();
            if (conversion.accountId().equals(details.accountId())) {
                journal.change(given, ContactEvent.Edited::new, it -> it.edit(details.at(null)));
            }
        }
    }

    private void requireUntouched(
            Conversion conversion, List<Opportunity> opportunity, List<Account> account, List<Contact> contact) {
        var touched = new ArrayList<Touched>();
        opportunity.forEach(it -> changed(Opportunity.TYPE, it, touched));
        account.forEach(it -> {
            changed(Account.TYPE, it, touched);
            depending(Account.TYPE, "parentId", it.id(), touched);
            depending(Contact.TYPE, "accountId", it.id(), touched);
            depending(Opportunity.TYPE, "accountId", it.id(), touched);
        });
        contact.forEach(it -> {
            changed(Contact.TYPE, it, touched);
            depending(Opportunity.TYPE, "contactId", it.id(), touched);
            depending(Lead.TYPE, "contactId", it.id(), touched);
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

    private <A extends Aggregate<R>, R> void changed(RecordType<A, R> type, A made, List<Touched> touched) {
        List<Change> changes = history.of(type.entity(), made.id(), new HistoryQuery()).items().stream()
                .filter(entry -> entry.version() > 1)
                .map(entry -> new Change(
                        entry.version(), entry.type(), entry.changes().findValuesAsText("field")))
                .toList();
        if (!changes.isEmpty()) {
            touched.add(new Touched(type.name(), made.id(), changes));
        }
    }

    private void depending(RecordType<?, ?> type, String attribute, UUID on, List<Touched> touched) {
        store.referring(type, attribute, on).forEach(id -> touched.add(new Touched(type.name(), id, List.of())));
    }

    private <A extends Aggregate<R>, R> List<A> made(RecordType<A, R> type, boolean created, @Nullable UUID id) {
        A made = created && id != null ? store.lockToMaintain(type, id) : null;
        return made == null ? List.of() : List.of(made);
    }
}
