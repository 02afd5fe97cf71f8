package org.rapport.sales.lead;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.rapport.events.WireName;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.Journal.EventMaker;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Operations;
import org.rapport.sales.account.Account;
import org.rapport.sales.account.Accounts;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.simple.SimpleRecords;

/** Leads for simple clients: the same records with fewer properties. */
@Singleton
class SimpleLeads extends SimpleRecords<Lead, LeadRecord, SimpleLead, WriteSimpleLead> {

    private final Operations operations;
    private final Accounts accounts;
    private final LeadConfig config;

    SimpleLeads(LeadService service, Operations operations, Accounts accounts, LeadConfig config) {
        super(Lead.TYPE, service, operations);
        this.operations = operations;
        this.accounts = accounts;
        this.config = config;
    }

    @Override
    protected List<SimpleLead> simplified(List<LeadRecord> leads) {
        return leads.stream().map(SimpleLeads::simple).toList();
    }

    private static SimpleLead simple(LeadRecord lead) {
        return new SimpleLead(
                lead.id(),
                lead.contactId(),
                lead.source(),
                lead.status(),
                lead.score(),
                lead.ownerId(),
                lead.createdAt(),
                lead.updatedAt());
    }

    @Override
    protected LeadRecord make(WriteSimpleLead command) {
        if (command.contactId() == null) {
            throw new DomainException.Malformed("/contactId", "must be given");
        }
        operations.store().requireReference(Contact.TYPE, command.contactId(), "/contactId");
        operations.owners().requireOfNew(Lead.TYPE, command.assignedTo(), "/assignedTo");
        ContactRecord contact = seen(command.contactId());
        var journal = operations.journal();
        var lead = new Lead(
                details(contact, command),
                new LeadOrigin(command.source(), contact.firstTouch(), contact.consents(), null),
                Objects.requireNonNullElse(
                        command.assignedTo(), operations.caller().get().subject()),
                journal.now(),
                config.firstResponse());
        if (command.status() != null && command.status() != Status.NEW) {
            become(command.status(), lead, journal.now());
        }
        return journal.create(lead, LeadEvent.Created::new);
    }

    /** As far as the caller may see it: what is hidden there would be shown by the lead. */
    private ContactRecord seen(UUID contact) {
        return operations
                .masks()
                .seen(Contact.TYPE, Contact.TYPE.view(operations.store().read(Contact.TYPE, contact)));
    }

    @Override
    protected WriteSimpleLead said(SimpleLead lead, MergePatch patch) {
        return new WriteSimpleLead(lead.contactId(), lead.source(), lead.status(), lead.score(), lead.assignedTo());
    }

    @Override
    protected LeadRecord edit(Lead lead, LeadRecord known, WriteSimpleLead command) {
        if (command.source() != null && !command.source().equals(known.source())) {
            throw new DomainException.RuleBroken(
                    "source-is-fixed", "How a lead came is written once.", "/source", "cannot be changed");
        }
        Status status = Objects.requireNonNullElse(command.status(), known.status());
        String owner = command.assignedTo() == null ? known.ownerId() : command.assignedTo();
        boolean isAssigned = owner != null && !owner.equals(known.ownerId());
        operations.owners().requireOf(lead, Lead.TYPE, known.ownerId(), owner, "/assignedTo");
        return operations.journal().change(lead, event(known, status, isAssigned), it -> {
            if (status != known.status()) {
                become(status, it, operations.journal().now());
            }
            if (!Objects.equals(command.contactId(), known.contactId())
                    || !Objects.equals(command.score(), known.score())) {
                it.edit(it.details().with(command.contactId(), command.score()));
            }
            if (isAssigned) {
                it.assign(owner);
            }
        });
    }

    private static EventMaker<LeadRecord> event(LeadRecord known, Status status, boolean isAssigned) {
        if (status == known.status()) {
            return isAssigned ? LeadEvent.Assigned::new : LeadEvent.Edited::new;
        }
        return known.status() == Status.DISQUALIFIED ? LeadEvent.Reopened::new : LeadEvent.StatusChanged::new;
    }

    private static void become(Status target, Lead lead, Instant now) {
        if (target == Status.DISQUALIFIED || target == Status.CONVERTED) {
            throw new DomainException.RuleBroken(
                    "status-needs-more",
                    "To disqualify or convert a lead takes more than a status: see /sales/leads/{id}.",
                    Map.of("allowed", open(lead)));
        }
        if (lead.toRecord().status() == Status.DISQUALIFIED && target == Status.WORKING) {
            lead.reopen(now);
        } else {
            lead.become(target, now);
        }
    }

    private static List<String> open(Lead lead) {
        return LeadStatuses.MOVES.from(lead.toRecord().status()).stream()
                .filter(status -> status != Status.DISQUALIFIED && status != Status.CONVERTED)
                .sorted()
                .map(WireName::of)
                .toList();
    }

    private EditLead details(ContactRecord contact, WriteSimpleLead command) {
        UUID account = contact.accountId();
        String company = account == null || !operations.store().mayRead(Account.TYPE, account)
                ? null
                : accounts.names(Set.of(account)).get(account);
        return new EditLead(
                contact.firstName(),
                contact.lastName() == null ? contact.firstName() : contact.lastName(),
                company,
                contact.jobTitle(),
                contact.emails().stream()
                        .filter(ContactRecord.Email::primary)
                        .map(ContactRecord.Email::address)
                        .findFirst()
                        .orElse(null),
                contact.phones().stream()
                        .filter(ContactRecord.Phone::primary)
                        .map(ContactRecord.Phone::number)
                        .findFirst()
                        .orElse(null),
                null,
                contact.address(),
                null,
                command.score(),
                contact.id(),
                null);
    }
}
