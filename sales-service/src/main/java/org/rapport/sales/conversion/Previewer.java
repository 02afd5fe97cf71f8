package org.rapport.sales.conversion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.record.Editable;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.sales.account.Account;
import org.rapport.sales.account.EditAccount;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.contact.EditContact;
import org.rapport.sales.conversion.ConversionPreview.Action;
import org.rapport.sales.conversion.ConversionPreview.Part;
import org.rapport.sales.lead.Lead;
import org.rapport.sales.lead.LeadCompanies;
import org.rapport.sales.lead.LeadStatuses;
import org.rapport.sales.opportunity.EditOpportunity;
import org.rapport.sales.opportunity.Opportunity;

/** Tells what {@link LeadConversion} would do, without doing any of it. */
@ApplicationScoped
class Previewer {

    private final Store store;
    private final ConversionRules rules;
    private final Disclosure disclosure;
    private final LeadCompanies companies;
    private final CurrentCaller caller;
    private final Masks masks;

    Previewer(
            Store store,
            ConversionRules rules,
            Disclosure disclosure,
            LeadCompanies companies,
            CurrentCaller caller,
            Masks masks) {
        this.store = store;
        this.rules = rules;
        this.disclosure = disclosure;
        this.companies = companies;
        this.caller = caller;
        this.masks = masks;
    }

    ConversionPreview preview(UUID id, ConvertLead command) {
        LeadRecord whole = Lead.TYPE.view(store.read(Lead.TYPE, id));
        LeadRecord lead = masks.seen(Lead.TYPE, whole);
        Targets targets = rules.targets(lead, command);
        List<String> revealing = disclosure.of(whole, command, targets);
        if (revealing.isEmpty()) {
            rules.requirePerson(whole, targets);
        }
        String owner = Objects.requireNonNullElse(lead.ownerId(), caller.get().subject());
        Candidates candidates = rules.candidates(whole, targets);
        List<String> missing = rules.missing(targets.permissions());
        var allowed = LeadStatuses.MOVES.from(lead.status());
        return new ConversionPreview(
                lead.id(),
                lead.version(),
                lead.status(),
                allowed.contains(Status.CONVERTED)
                        && rules.refused(candidates, command).isEmpty()
                        && missing.isEmpty()
                        && revealing.isEmpty(),
                allowed.stream().sorted().toList(),
                account(lead, targets, owner),
                contact(lead, targets, owner),
                opportunity(lead, targets, owner),
                candidates,
                missing,
                revealing);
    }

    private Part<EditAccount> account(LeadRecord lead, Targets targets, String owner) {
        var details = companies.of(lead, owner);
        UUID id = targets.accountId();
        return id == null
                ? made(Account.TYPE, details)
                : filled(Account.TYPE, id, known -> Mapping.filled(known, details));
    }

    private Part<EditContact> contact(LeadRecord lead, Targets targets, String owner) {
        var details = Mapping.contact(lead, targets.accountId(), owner);
        UUID id = targets.contactId();
        return id == null
                ? made(Contact.TYPE, details)
                : filled(Contact.TYPE, id, known -> Mapping.filled(known, details));
    }

    private @Nullable Part<EditOpportunity> opportunity(LeadRecord lead, Targets targets, String owner) {
        var details = Mapping.opportunity(lead, lead, null, targets.accountId(), targets.contactId(), owner);
        UUID id = targets.opportunityId();
        if (id != null) {
            return filled(Opportunity.TYPE, id, known -> Mapping.filled(known, details));
        }
        return targets.makesOpportunity() ? made(Opportunity.TYPE, details) : null;
    }

    private <T> Part<T> made(RecordType<?, ?> type, T details) {
        return new Part<>(Action.CREATE, null, masks.without(masks.hidden(type), details));
    }

    /** What is said by records that the caller may not read is not shown, nor what of others he may not see. */
    private <A extends Aggregate<R> & Editable<T>, R, T extends Record> Part<T> filled(
            RecordType<A, R> type, UUID id, UnaryOperator<T> filling) {
        if (!store.mayRead(type, id)) {
            return new Part<>(Action.FILL, id, null);
        }
        A known = store.read(type, id);
        T filled = rules.permitted(type, known, filling.apply(known.details()));
        return new Part<>(Action.FILL, id, masks.without(masks.hidden(type, type.view(known)), filled));
    }
}
