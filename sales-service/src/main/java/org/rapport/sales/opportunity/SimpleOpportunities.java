package org.rapport.sales.opportunity;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.InvalidValue;
import org.rapport.events.Money;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.Journal.EventMaker;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.Store;
import org.rapport.sales.account.Account;
import org.rapport.sales.account.Companies;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.contact.Contacts;
import org.rapport.sales.lead.Lead;
import org.rapport.sales.lead.LeadCompanies;
import org.rapport.sales.simple.SimpleRecords;

/** Opportunities for simple clients: the same records with fewer properties. */
@Singleton
class SimpleOpportunities
        extends SimpleRecords<Opportunity, OpportunityRecord, SimpleOpportunity, WriteSimpleOpportunity> {

    private final Operations operations;
    private final Contacts contacts;
    private final Companies companies;
    private final LeadCompanies leadCompanies;
    private final CustomerStanding standing;
    private final Directory directory;

    SimpleOpportunities(
            OpportunityService service,
            Operations operations,
            Contacts contacts,
            Companies companies,
            LeadCompanies leadCompanies,
            CustomerStanding standing,
            Directory directory) {
        super(Opportunity.TYPE, service, operations);
        this.operations = operations;
        this.contacts = contacts;
        this.companies = companies;
        this.leadCompanies = leadCompanies;
        this.standing = standing;
        this.directory = directory;
    }

    @Override
    protected List<SimpleOpportunity> simplified(List<OpportunityRecord> deals) {
        return deals.stream().map(SimpleOpportunities::simple).toList();
    }

    private static SimpleOpportunity simple(OpportunityRecord deal) {
        return new SimpleOpportunity(
                deal.id(),
                deal.leadId(),
                deal.name(),
                deal.amount() == null ? null : new BigDecimal(deal.amount().amount()),
                deal.amount() == null ? null : deal.amount().currency(),
                deal.stage(),
                deal.probability(),
                deal.closeDate(),
                deal.ownerId(),
                deal.createdAt(),
                deal.updatedAt());
    }

    @Override
    protected OpportunityRecord make(WriteSimpleOpportunity command) {
        if (command.leadId() == null) {
            throw new DomainException.Malformed("/leadId", "must be given");
        }
        operations.store().requireReference(Lead.TYPE, command.leadId(), "/leadId");
        operations.owners().requireOfNew(Opportunity.TYPE, command.assignedTo(), "/assignedTo");
        LeadRecord lead = seen(command.leadId());
        String owner = Objects.requireNonNullElseGet(command.assignedTo(), this::caller);
        Customer customer = customer(lead, owner);
        var details = new EditOpportunity(
                command.title(),
                customer.accountId(),
                customer.contactId(),
                command.probability(),
                money(command, null),
                command.closeDate(),
                null,
                null,
                owner);
        Stage stage = Objects.requireNonNullElse(command.stage(), Stage.PROSPECTING);
        var deal = new Opportunity(
                details, stage, lead.source(), lead.id(), operations.journal().now());
        return operations.journal().create(deal, OpportunityEvent.Created::new);
    }

    /** As far as the caller may see it: what is hidden there would be shown by the deal and its account. */
    private LeadRecord seen(UUID lead) {
        return operations
                .masks()
                .seen(Lead.TYPE, Lead.TYPE.view(operations.store().read(Lead.TYPE, lead)));
    }

    /** To whom a deal belongs. */
    private record Customer(UUID accountId, @Nullable UUID contactId) {}

    /**
     * Who is behind a lead: what it has become; or else its contact and the account of that; or else the account that
     * would be made of it.
     */
    private Customer customer(LeadRecord lead, String owner) {
        if (lead.conversion() != null) {
            return new Customer(lead.conversion().accountId(), lead.conversion().contactId());
        }
        Store store = operations.store();
        UUID contact = lead.contactId() != null && store.existsToStay(Contact.TYPE, lead.contactId())
                ? lead.contactId()
                : null;
        UUID account = contact == null
                ? null
                : contacts.accountOf(contact)
                        .filter(it -> store.exists(Account.TYPE, it))
                        .orElse(null);
        return new Customer(account == null ? companies.of(leadCompanies.of(lead, owner)) : account, contact);
    }

    private String caller() {
        return operations.caller().get().subject();
    }

    @Override
    protected WriteSimpleOpportunity said(SimpleOpportunity deal, MergePatch patch) {
        boolean moves = patch.changes().has("stage");
        return new WriteSimpleOpportunity(
                deal.leadId(),
                deal.title(),
                deal.amount(),
                deal.currency(),
                Stage.of(deal.stage()),
                moves ? null : deal.probability(),
                deal.closeDate(),
                deal.assignedTo());
    }

    @Override
    protected OpportunityRecord edit(Opportunity deal, OpportunityRecord known, WriteSimpleOpportunity command) {
        if (command.leadId() != null && !command.leadId().equals(known.leadId())) {
            throw new DomainException.RuleBroken(
                    "lead-is-fixed", "The lead of an opportunity is written once.", "/leadId", "cannot be changed");
        }
        operations.owners().requireOf(deal, Opportunity.TYPE, known.ownerId(), command.assignedTo(), "/assignedTo");
        Stage from = Stage.of(known.stage());
        Stage to = Objects.requireNonNullElse(command.stage(), from);
        if (to == Stage.LOST && from != Stage.LOST) {
            throw new DomainException.RuleBroken(
                    "stage-needs-more",
                    "To lose an opportunity takes a reason: see /sales/opportunities/{id}/lose.",
                    Map.of("allowed", from.isOpen() ? openAndWon() : Stage.openKeys()));
        }
        if (to != from) {
            operations.store().admit(deal, Opportunity.TYPE, to == Stage.WON ? Opportunity.WIN : Opportunity.MOVE);
        }
        var details = deal.details();
        var wanted = new EditOpportunity(
                command.title(),
                details.accountId(),
                details.contactId(),
                to.isOpen() ? command.probability() : null,
                money(command, known.amount()),
                command.closeDate(),
                details.nextStep(),
                details.description(),
                command.assignedTo());
        var journal = operations.journal();
        OpportunityRecord changed =
                journal.change(deal, event(from, to), it -> pass(it, from, to, wanted, journal.now()));
        if (from.isOpen() != to.isOpen()) {
            standing.review(changed.accountId());
        }
        return changed;
    }

    /** What is said of an open deal is said while it is open. */
    private static void pass(Opportunity deal, Stage from, Stage to, EditOpportunity wanted, Instant now) {
        if (to == from) {
            deal.edit(wanted);
        } else if (to == Stage.WON) {
            deal.edit(wanted);
            deal.win(now);
        } else {
            if (!from.isOpen()) {
                deal.reopen(now);
            }
            deal.move(to, null, now);
            deal.edit(wanted);
        }
    }

    private static EventMaker<OpportunityRecord> event(Stage from, Stage to) {
        if (from == to) {
            return OpportunityEvent.Edited::new;
        }
        if (to == Stage.WON) {
            return OpportunityEvent.Won::new;
        }
        return from.isOpen() ? OpportunityEvent.Moved::new : OpportunityEvent.Reopened::new;
    }

    private static List<String> openAndWon() {
        return Stream.concat(Stage.openKeys().stream(), Stream.of(Stage.WON.key()))
                .toList();
    }

    private @Nullable Money money(WriteSimpleOpportunity command, @Nullable Money known) {
        if (command.amount() == null) {
            return null;
        }
        String currency = command.currency();
        if (currency == null) {
            currency = known == null ? currencyOfTenant() : known.currency();
        }
        try {
            return new Money(command.amount().toPlainString(), currency);
        } catch (InvalidValue e) {
            throw new DomainException.Malformed("/" + e.field(), e.problem());
        }
    }

    private String currencyOfTenant() {
        var organization = directory.tenant(operations.caller().tenant()).organization();
        return organization == null ? "EUR" : organization.currency();
    }
}
