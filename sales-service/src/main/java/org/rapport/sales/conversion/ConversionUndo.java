package org.rapport.sales.conversion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.rapport.kit.mask.Masks;
import org.rapport.kit.paging.HistoryQuery;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.References;
import org.rapport.kit.record.References.Named;
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

    private final ConversionRules rules;
    private final Store store;
    private final References references;
    private final History history;
    private final Journal journal;
    private final Masks masks;

    ConversionUndo(
            ConversionRules rules, Store store, References references, History history, Journal journal, Masks masks) {
        this.rules = rules;
        this.store = store;
        this.references = references;
        this.history = history;
        this.journal = journal;
        this.masks = masks;
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

    /**
     * Undoes the conversion of the lead {@code id}.
     *
     * @throws DomainException.Conflict if something has happened since, telling what; or if a record is missing, naming
     *                                  it to who may read it
     */
    LeadRecord undo(UUID id, IfMatch ifMatch) {
        Lead lead = store.lock(Lead.TYPE, id, ifMatch, Lead.CONVERT);
        Conversion conversion = lead.conversion();
        if (conversion == null) {
            throw new DomainException.Conflict("lead-not-converted", "The lead is not converted.");
        }
        var deal = new Part<>(
                Opportunity.TYPE,
                conversion.opportunityId(),
                conversion.opportunityCreated(),
                conversion.contactCreated());
        var company = new Part<>(Account.TYPE, conversion.accountId(), conversion.accountCreated(), false);
        var person = new Part<>(
                Contact.TYPE, conversion.contactId(), conversion.contactCreated(), conversion.accountCreated());
        rules.requirePermissions(Stream.of(deal, company, person)
                .flatMap(part -> part.permissions().stream())
                .toList());
        Optional<Opportunity> opportunity = lock(deal);
        Optional<Account> account = lock(company);
        Optional<Contact> contact = lock(person);
        requireUntouched(conversion, List.of(deal, company, person));

        if (!deal.made()) {
            opportunity.ifPresent(it -> leave(it, conversion.contactId()));
        }
        if (!person.made()) {
            contact.ifPresent(it -> leave(it, conversion.accountId()));
        }
        if (deal.made()) {
            opportunity.ifPresent(it -> journal.delete(it, OpportunityEvent.Deleted::new));
        }
        if (person.made()) {
            contact.ifPresent(it -> journal.delete(it, ContactEvent.Deleted::new));
        }
        account.ifPresent(it -> journal.delete(it, AccountEvent.Deleted::new));
        return journal.change(lead, LeadEvent.Unconverted::new, it -> it.unconvert(journal.now()));
    }

    /**
     * A record of the conversion.
     *
     * @param made  whether the conversion made it: then it is deleted
     * @param loses whether what it refers to is deleted: then it must no longer do so
     */
    private record Part<A extends Aggregate<R>, R>(
            RecordType<A, R> type, @Nullable UUID id, boolean made, boolean loses) {

        /** Whether anything is to be done to it. */
        boolean isConcerned() {
            return id != null && (made || loses);
        }

        List<String> permissions() {
            return isConcerned()
                    ? List.of(
                            type.permission(RecordType.READ),
                            type.permission(made ? RecordType.DELETE : RecordType.EDIT))
                    : List.of();
        }
    }

    private <A extends Aggregate<R>, R> Optional<A> lock(Part<A, R> part) {
        if (!part.isConcerned()) {
            return Optional.empty();
        }
        A found = store.lockToMaintain(part.type(), part.id());
        if (found == null || found.isDeleted()) {
            boolean told = found != null && store.mayRead(part.type(), found);
            throw new DomainException.Conflict(
                    "conversion-incomplete",
                    "The %s of the conversion is deleted. Restore it first."
                            .formatted(part.type().name()),
                    told ? Map.of("missing", new Named(part.type().name(), part.id())) : Map.of());
        }
        store.admit(found, part.type(), part.made() ? RecordType.DELETE : RecordType.EDIT);
        return Optional.of(found);
    }

    private void leave(Opportunity opportunity, UUID contact) {
        var details = opportunity.details();
        if (contact.equals(details.contactId())) {
            journal.change(opportunity, OpportunityEvent.Edited::new, it -> it.edit(details.with(null)));
        }
    }

    private void leave(Contact contact, UUID account) {
        var details = contact.details();
        if (account.equals(details.accountId())) {
            journal.change(contact, ContactEvent.Edited::new, it -> it.edit(details.at(null)));
        }
    }

    private void requireUntouched(Conversion conversion, List<Part<?, ?>> parts) {
        Set<UUID> ours = Stream.of(conversion.opportunityId(), conversion.contactId())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        var touched = new ArrayList<Touched>();
        long depending = 0;
        for (var part : parts) {
            if (part.id() != null && part.made()) {
                changed(part.type(), part.id()).ifPresent(touched::add);
                var naming = references.naming(part.type(), part.id(), ours);
                naming.records().forEach(it -> touched.add(new Touched(it.type(), it.id(), List.of())));
                depending += naming.count();
            }
        }
        if (depending > 0 || !touched.isEmpty()) {
            throw new DomainException.Conflict(
                    "conversion-in-use",
                    "Somebody has worked with what the conversion made.",
                    Map.of("changes", touched.stream().distinct().toList(), "depending", depending));
        }
    }

    private Optional<Touched> changed(RecordType<? extends Aggregate<?>, ?> type, UUID made) {
        Set<String> hidden = masks.hidden(type);
        List<Change> changes = history.of(type.entity(), made, new HistoryQuery()).items().stream()
                .filter(entry -> entry.version() > 1)
                .map(entry -> entry.without(hidden))
                .map(entry -> new Change(
                        entry.version(), entry.type(), entry.changes().findValuesAsText("field")))
                .toList();
        return changes.isEmpty() ? Optional.empty() : Optional.of(new Touched(type.name(), made, changes));
    }
}
