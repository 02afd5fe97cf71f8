package org.rapport.sales.lead;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.kit.directory.Members;
import org.rapport.kit.http.Commands;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.sales.contact.Contacts;
import org.rapport.sales.contact.GiveConsent;
import org.rapport.sales.contact.TellTouch;

/** What can be done to leads, each as one journaled change. */
@ApplicationScoped
class LeadService {

    private final Leads leads;
    private final Contacts contacts;
    private final Journal journal;
    private final Commands commands;
    private final CurrentCaller caller;
    private final Members members;
    private final LeadConfig config;

    LeadService(
            Leads leads,
            Contacts contacts,
            Journal journal,
            Commands commands,
            CurrentCaller caller,
            Members members,
            LeadConfig config) {
        this.leads = leads;
        this.contacts = contacts;
        this.journal = journal;
        this.commands = commands;
        this.caller = caller;
        this.members = members;
        this.config = config;
    }

    LeadRecord create(CreateLead command) {
        String owner =
                Objects.requireNonNullElse(command.ownerId(), caller.get().subject());
        members.require(command.ownerId(), "/ownerId");
        contacts.requireReference(command.contactId(), "/contactId");
        var origin = new LeadOrigin(
                command.source(),
                TellTouch.touch(command.touch(), journal.now()),
                GiveConsent.consents(command.consents(), journal.now()),
                null);
        return journal.create(
                new Lead(command.details(), origin, owner, journal.now(), config.firstResponse()),
                LeadEvent.Created::new);
    }

    LeadRecord edit(UUID id, IfMatch ifMatch, EditLead command) {
        return edit(leads.lock(id, ifMatch), command);
    }

    LeadRecord patch(UUID id, IfMatch ifMatch, MergePatch patch) {
        Lead lead = leads.lock(id, ifMatch);
        return edit(lead, commands.patched(lead.details(), patch));
    }

    LeadRecord assign(UUID id, IfMatch ifMatch, AssignLead command) {
        Lead lead = leads.lock(id, ifMatch);
        members.require(command.ownerId(), "/ownerId");
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

    private LeadRecord edit(Lead lead, EditLead command) {
        if (!Objects.equals(command.contactId(), lead.details().contactId())) {
            contacts.requireReference(command.contactId(), "/contactId");
        }
        return journal.change(lead, LeadEvent.Edited::new, it -> it.edit(command));
    }
}
