package org.rapport.sales.conversion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmRecord;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Conversion;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.journal.Journal.EventMaker;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.sales.account.Account;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.lead.Lead;
import org.rapport.sales.lead.LeadCompanies;
import org.rapport.sales.opportunity.Opportunity;
import org.rapport.sales.opportunity.Stage;

/**
 * Makes account, contact and opportunity of a lead, or fills those that are given, all at once.
 *
 * <p>Whoever locks several records does it in this order, so that nobody waits in a circle: lead, opportunity, account,
 * contact. The tenant's conversions follow one another, so that two leads of one company do not both make its account.
 */
@ApplicationScoped
class LeadConversion {

    private final Store store;
    private final ConversionRules rules;
    private final Disclosure disclosure;
    private final LeadCompanies companies;
    private final Journal journal;
    private final Masks masks;
    private final CurrentCaller caller;
    private final Locks locks;

    LeadConversion(
            Store store,
            ConversionRules rules,
            Disclosure disclosure,
            LeadCompanies companies,
            Journal journal,
            Masks masks,
            CurrentCaller caller,
            Locks locks) {
        this.store = store;
        this.rules = rules;
        this.disclosure = disclosure;
        this.companies = companies;
        this.journal = journal;
        this.masks = masks;
        this.caller = caller;
        this.locks = locks;
    }

    /**
     * Converts the lead.
     *
     * @throws DomainException.Conflict   if it is converted, with links to what the caller may read of what it became; or
     *                                    if there is already what would be made, with the candidates
     * @throws DomainException.RuleBroken if it is not qualified
     * @throws DomainException.Forbidden  if the caller may not, or would be shown what is hidden from him of the lead
     */
    LeadRecord convert(UUID id, IfMatch ifMatch, ConvertLead command) {
        Lead lead = store.lock(Lead.TYPE, id, Lead.CONVERT);
        if (lead.conversion() != null) {
            throw converted(lead.conversion());
        }
        ifMatch.require(lead.version());
        LeadRecord record = lead.toRecord();
        rules.requireQualified(record);
        locks.exclusive("lead-conversion");
        Targets targets = rules.targets(record, command);
        disclosure.requireNone(record, command, targets);
        rules.requirePerson(record, targets);
        rules.requirePermissions(targets.permissions());
        rules.requireNoDuplicates(record, targets, command);
        rules.requireSettable(command);

        String owner = Objects.requireNonNullElse(record.ownerId(), caller.get().subject());
        Opportunity given = locked(targets.opportunityId());
        UUID account = account(record, targets, owner);
        UUID contact = contact(record, targets, account, command.overwriteLeadSource(), owner);
        UUID opportunity = opportunity(record, targets, given, command, account, contact, owner);
        var conversion = new Conversion(
                account,
                contact,
                opportunity,
                targets.accountId() == null,
                targets.contactId() == null,
                targets.opportunityId() == null && opportunity != null,
                journal.now(),
                caller.get().subject());
        return journal.change(lead, LeadEvent.Converted::new, it -> it.convert(conversion));
    }

    private @Nullable Opportunity locked(@Nullable UUID id) {
        if (id == null) {
            return null;
        }
        Opportunity opportunity = store.lock(Opportunity.TYPE, id, RecordType.EDIT);
        if (!opportunity.isOpen()) {
            throw new DomainException.RuleBroken(
                    "opportunity-closed",
                    "The opportunity is closed.",
                    "/opportunityId",
                    "must be the id of an open opportunity");
        }
        return opportunity;
    }

    private UUID account(LeadRecord lead, Targets targets, String owner) {
        var details = companies.of(lead, masks.seen(Lead.TYPE, lead), owner);
        if (targets.accountId() == null) {
            return made(Account.TYPE, new Account(details, owner, lead.id()), AccountEvent.Created::new);
        }
        Account account = store.lock(Account.TYPE, targets.accountId(), RecordType.EDIT);
        var filled = rules.permitted(Account.TYPE, account, Mapping.filled(account.details(), details));
        return journal.change(account, AccountEvent.Edited::new, it -> it.edit(filled))
                .id();
    }

    private UUID contact(LeadRecord lead, Targets targets, UUID account, boolean overwriteSource, String owner) {
        var details = Mapping.contact(lead, account, owner);
        var origin = Mapping.origin(lead);
        if (targets.contactId() == null) {
            return made(Contact.TYPE, new Contact(details, origin), ContactEvent.Created::new);
        }
        Contact contact = store.lock(Contact.TYPE, targets.contactId(), RecordType.EDIT);
        var filled = rules.permitted(Contact.TYPE, contact, Mapping.filled(contact.details(), details));
        return journal.change(contact, ContactEvent.Edited::new, it -> {
                    it.edit(filled);
                    it.comesFrom(it.origin().with(origin, overwriteSource));
                })
                .id();
    }

    private @Nullable UUID opportunity(
            LeadRecord lead,
            Targets targets,
            @Nullable Opportunity given,
            ConvertLead command,
            UUID account,
            UUID contact,
            String owner) {
        var details =
                Mapping.opportunity(lead, masks.seen(Lead.TYPE, lead), command.opportunity(), account, contact, owner);
        if (given != null) {
            var filled = rules.permitted(Opportunity.TYPE, given, Mapping.filled(given.details(), details));
            return journal.change(given, OpportunityEvent.Edited::new, it -> {
                        it.edit(filled);
                        it.fillSource(lead.source());
                    })
                    .id();
        }
        if (!targets.makesOpportunity()) {
            return null;
        }
        var opportunity = new Opportunity(details, Stage.PROSPECTING, lead.source(), lead.id(), journal.now());
        return made(Opportunity.TYPE, opportunity, OpportunityEvent.Created::new);
    }

    private <A extends Aggregate<R>, R extends CrmRecord> UUID made(
            RecordType<A, R> type, A made, EventMaker<R> event) {
        R record = journal.create(made, event);
        store.admitNew(type, record);
        return record.id();
    }

    /** Links to what the caller may read. */
    private DomainException converted(Conversion conversion) {
        Map<String, String> links = new LinkedHashMap<>();
        link(Account.TYPE, "/sales/accounts/", conversion.accountId(), links);
        link(Contact.TYPE, "/sales/contacts/", conversion.contactId(), links);
        link(Opportunity.TYPE, "/sales/opportunities/", conversion.opportunityId(), links);
        return new DomainException.Conflict("lead-converted", "The lead has been converted.", Map.of("links", links));
    }

    private void link(RecordType<?, ?> type, String path, @Nullable UUID id, Map<String, String> links) {
        if (id != null && store.mayRead(type, id)) {
            links.put(type.name(), path + id);
        }
    }
}
