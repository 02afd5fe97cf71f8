package org.rapport.sales.lead;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.http.Commands;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.tenant.CurrentCaller;

/** What can be done to leads, each as one journaled change. */
@ApplicationScoped
class LeadService {

    private final LeadRepository leads;
    private final Journal journal;
    private final Commands commands;
    private final CurrentCaller caller;
    private final Directory directory;
    private final LeadConfig config;

    LeadService(
            LeadRepository leads,
            Journal journal,
            Commands commands,
            CurrentCaller caller,
            Directory directory,
            LeadConfig config) {
        this.leads = leads;
        this.journal = journal;
        this.commands = commands;
        this.caller = caller;
        this.directory = directory;
        this.config = config;
    }

    LeadRecord create(CreateLead command) {
        String owner =
                Objects.requireNonNullElse(command.ownerId(), caller.get().subject());
        if (command.ownerId() != null) {
            requireMember(command.ownerId());
        }
        var origin = new LeadOrigin(
                command.source(), command.touch(), Objects.requireNonNullElse(command.consents(), List.of()), null);
        return journal.create(
                new Lead(command.details(), origin, owner, journal.now(), config.firstResponse()),
                LeadEvent.Created::new);
    }

    LeadRecord edit(UUID id, IfMatch ifMatch, EditLead command) {
        return journal.change(leads.lock(id, ifMatch), LeadEvent.Edited::new, lead -> lead.edit(command));
    }

    LeadRecord patch(UUID id, IfMatch ifMatch, MergePatch patch) {
        Lead lead = leads.lock(id, ifMatch);
        EditLead command = commands.patched(lead.details(), patch);
        return journal.change(lead, LeadEvent.Edited::new, it -> it.edit(command));
    }

    LeadRecord assign(UUID id, IfMatch ifMatch, AssignLead command) {
        Lead lead = leads.lock(id, ifMatch);
        requireMember(command.ownerId());
        return journal.change(lead, LeadEvent.Assigned::new, it -> it.assign(command.ownerId()));
    }

    LeadRecord become(UUID id, IfMatch ifMatch, Status target) {
        return journal.change(
                leads.lock(id, ifMatch), LeadEvent.StatusChanged::new, lead -> lead.become(target, journal.now()));
    }

    LeadRecord disqualify(UUID id, IfMatch ifMatch, DisqualifyLead command) {
        return journal.change(
                leads.lock(id, ifMatch),
                LeadEvent.Disqualified::new,
                lead -> lead.disqualify(command.reason(), command.note(), journal.now()));
    }

    LeadRecord reopen(UUID id, IfMatch ifMatch) {
        return journal.change(leads.lock(id, ifMatch), LeadEvent.Reopened::new, lead -> lead.reopen(journal.now()));
    }

    void delete(UUID id, IfMatch ifMatch) {
        journal.delete(leads.lock(id, ifMatch), LeadEvent.Deleted::new);
    }

    LeadRecord restore(UUID id, IfMatch ifMatch) {
        return journal.restore(leads.lockDeleted(id, ifMatch), LeadEvent.Restored::new);
    }

    private void requireMember(String subject) {
        Optional.ofNullable(caller.tenant())
                .map(directory::tenant)
                .flatMap(tenant -> tenant.member(subject))
                .orElseThrow(() -> new DomainException.RuleBroken(
                        "owner-unknown",
                        "The owner must be an active member of the organisation.",
                        "/ownerId",
                        "must be the subject of an active member"));
    }
}
