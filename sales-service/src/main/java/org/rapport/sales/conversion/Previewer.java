package org.rapport.sales.conversion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.kit.persistence.Aggregate;
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
    private final LeadCompanies companies;
    private final CurrentCaller caller;

    Previewer(Store store, ConversionRules rules, LeadCompanies companies, CurrentCaller caller) {
        this.store = store;
        this.rules = rules;
        this.companies = companies;
        this.caller = caller;
    }

    ConversionPreview preview(UUID id, ConvertLead command) {
        LeadRecord lead = Lead.TYPE.view(store.read(Lead.TYPE, id));
        Targets targets = rules.targets(lead, command);
        String owner = Objects.requireNonNullElse(lead.ownerId(), caller.get().subject());
        Candidates candidates = rules.candidates(lead, targets);
        List<String> missing = rules.missing(targets.permissions());
        var allowed = LeadStatuses.MOVES.from(lead.status());
        return new ConversionPreview(
                lead.id(),
                lead.version(),
                lead.status(),
                allowed.contains(Status.CONVERTED)
                        && rules.refused(candidates, command).isEmpty()
                        && missing.isEmpty(),
                allowed.stream().sorted().toList(),
                account(lead, targets, owner),
                contact(lead, targets, owner),
                opportunity(lead, targets, owner),
                candidates,
                missing);
    }

    private Part<EditAccount> account(LeadRecord lead, Targets targets, String owner) {
        var details = companies.of(lead, owner);
        UUID id = targets.accountId();
        return id == null
                ? new Part<>(Action.CREATE, null, details)
                : filled(Account.TYPE, id, known -> Mapping.filled(known.details(), details));
    }

    private Part<EditContact> contact(LeadRecord lead, Targets targets, String owner) {
        var details = Mapping.contact(lead, targets.accountId(), owner);
        UUID id = targets.contactId();
        return id == null
                ? new Part<>(Action.CREATE, null, details)
                : filled(Contact.TYPE, id, known -> Mapping.filled(known.details(), details));
    }

    private @Nullable Part<EditOpportunity> opportunity(LeadRecord lead, Targets targets, String owner) {
        var details = Mapping.opportunity(lead, null, targets.accountId(), targets.contactId(), owner);
        UUID id = targets.opportunityId();
        if (id != null) {
            return filled(Opportunity.TYPE, id, known -> Mapping.filled(known.details(), details));
        }
        return targets.makesOpportunity() ? new Part<>(Action.CREATE, null, details) : null;
    }

    /** What is said by records that the caller may not read is not shown. */
    private <A extends Aggregate<R>, R, T> Part<T> filled(RecordType<A, R> type, UUID id, Function<A, T> values) {
        return new Part<>(Action.FILL, id, store.mayRead(type, id) ? values.apply(store.read(type, id)) : null);
    }
}
