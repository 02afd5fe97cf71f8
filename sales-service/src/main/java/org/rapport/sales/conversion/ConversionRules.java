package org.rapport.sales.conversion;

import static org.rapport.events.setting.ConversionDuplicates.Handling.ALLOW;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.events.setting.ConversionDuplicates;
import org.rapport.events.setting.Settings;
import org.rapport.kit.access.Access;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Editable;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;
import org.rapport.kit.setting.TenantSettings;
import org.rapport.sales.account.Account;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.contact.Contacts;
import org.rapport.sales.lead.Lead;
import org.rapport.sales.lead.LeadCompanies;
import org.rapport.sales.lead.LeadStatuses;
import org.rapport.sales.opportunity.Opportunities;
import org.rapport.sales.opportunity.Opportunity;

/** When a lead may be converted, and into what. */
@ApplicationScoped
class ConversionRules {

    private final Store store;
    private final Contacts contacts;
    private final Opportunities opportunities;
    private final Duplicates duplicates;
    private final LeadCompanies companies;
    private final TenantSettings settings;
    private final Access access;
    private final Masks masks;

    ConversionRules(
            Store store,
            Contacts contacts,
            Opportunities opportunities,
            Duplicates duplicates,
            LeadCompanies companies,
            TenantSettings settings,
            Access access,
            Masks masks) {
        this.store = store;
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.duplicates = duplicates;
        this.companies = companies;
        this.settings = settings;
        this.access = access;
        this.masks = masks;
    }

    /** @throws DomainException.RuleBroken naming the statuses that are allowed from the present one */
    void requireQualified(LeadRecord lead) {
        LeadStatuses.MOVES.require(lead.status(), Status.CONVERTED);
    }

    /**
     * Which records the conversion fills; those that are not named follow from those that are.
     *
     * @throws DomainException.RuleBroken if one that is named does not exist, or they do not belong together
     */
    Targets targets(LeadRecord lead, ConvertLead command) {
        store.requireReadable(Account.TYPE, command.accountId(), "/accountId");
        store.requireReadable(Contact.TYPE, command.contactId(), "/contactId");
        store.requireReadable(Opportunity.TYPE, command.opportunityId(), "/opportunityId");
        if (command.opportunityId() != null && command.doNotCreateOpportunity()) {
            throw new DomainException.RuleBroken(
                    "opportunity-not-wanted",
                    "An opportunity is named, and said not to be wanted.",
                    "/doNotCreateOpportunity",
                    "must be false where opportunityId is given");
        }
        UUID contact = command.contactId() == null ? known(lead.contactId()) : command.contactId();
        UUID ofOpportunity = command.opportunityId() == null
                ? null
                : opportunities.accountOf(command.opportunityId()).orElse(null);
        if (command.accountId() != null && ofOpportunity != null && !ofOpportunity.equals(command.accountId())) {
            throw new DomainException.RuleBroken(
                    "opportunity-of-another-account",
                    "The opportunity belongs to another account.",
                    "/opportunityId",
                    "must be an opportunity of the account");
        }
        UUID account = command.accountId() == null ? ofOpportunity : command.accountId();
        if (account == null && contact != null) {
            account = contacts.accountOf(contact).filter(this::lives).orElse(null);
        }
        return new Targets(account, contact, command.opportunityId(), !command.doNotCreateOpportunity());
    }

    /** @throws DomainException.RuleBroken if a contact is to be made of somebody of whom the lead tells nothing */
    void requirePerson(LeadRecord lead, Targets targets) {
        if (targets.contactId() == null && !Mapping.hasPerson(lead)) {
            throw new DomainException.RuleBroken(
                    "lead-without-person",
                    "The lead names no person of whom a contact can be made.",
                    "/contactId",
                    "must be given where the lead names no person");
        }
    }

    /** Those of {@code permissions} that the caller does not have. */
    List<String> missing(Collection<String> permissions) {
        return permissions.stream()
                .filter(permission -> !access.permits(permission))
                .toList();
    }

    /** @throws DomainException.Forbidden naming all that is missing */
    void requirePermissions(Collection<String> permissions) {
        List<String> missing = missing(permissions);
        if (!missing.isEmpty()) {
            throw new DomainException.Forbidden(
                    "permission-missing",
                    "This needs the permission " + String.join(", ", missing) + ".",
                    Map.of("permission", missing.getFirst(), "permissions", missing));
        }
    }

    /**
     * What is like the records that the conversion makes. That there is something is told whatever is kept back from the
     * caller; what it is, if he sees of the lead by what it was found.
     */
    Candidates candidates(LeadRecord lead, Targets targets) {
        Set<String> hidden = masks.hidden(Lead.TYPE, lead);
        boolean seesCompany =
                Collections.disjoint(hidden, Set.of("company", "website", "email", "firstName", "lastName", "phone"));
        return new Candidates(
                targets.accountId() == null ? duplicates.of(companies.of(lead, ""), seesCompany) : List.of(),
                targets.contactId() == null
                        ? duplicates.of(Mapping.contact(lead, null, ""), !hidden.contains("email"))
                        : List.of());
    }

    /** @throws DomainException.Forbidden if the command says of the new opportunity what the caller cannot set */
    void requireSettable(ConvertLead command) {
        if (command.opportunity() != null) {
            masks.requireSettable(Opportunity.TYPE, RecordType.CREATE, command.opportunity(), "/opportunity");
        }
    }

    /** {@code filled}, but for what the caller cannot set: that stays as {@code known} has it. */
    <A extends Aggregate<R> & Editable<E>, R, E extends Record> E permitted(RecordType<A, R> type, A known, E filled) {
        return masks.leaving(type, RecordType.EDIT, type.view(known), known.details(), filled);
    }

    /** Those of {@code found} for which the conversion is refused: neither the organisation nor the command lets it be. */
    Candidates refused(Candidates found, ConvertLead command) {
        ConversionDuplicates handling = settings.of(Settings.CONVERSION_DUPLICATES);
        return new Candidates(
                command.bypassAccountDedupe() || handling.accounts() == ALLOW ? List.of() : found.accounts(),
                command.bypassContactDedupe() || handling.contacts() == ALLOW ? List.of() : found.contacts());
    }

    /** @throws DomainException.Conflict with the records for which the conversion is refused */
    void requireNoDuplicates(LeadRecord lead, Targets targets, ConvertLead command) {
        Candidates found = refused(candidates(lead, targets), command);
        if (!found.isEmpty()) {
            throw new DomainException.Conflict(
                    "duplicate-found",
                    "There are records like those that would be made. Name them, or bypass the search.",
                    Map.of("candidates", found));
        }
    }

    private @Nullable UUID known(@Nullable UUID contact) {
        return contact != null && store.exists(Contact.TYPE, contact) ? contact : null;
    }

    private boolean lives(UUID account) {
        return store.exists(Account.TYPE, account);
    }
}
