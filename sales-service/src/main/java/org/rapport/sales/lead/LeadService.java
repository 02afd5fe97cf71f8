package org.rapport.sales.lead;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.kit.consent.Addressees;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;
import org.rapport.kit.record.RecordType;
import org.rapport.sales.contact.TellTouch;

/** What can be done to leads beside what can be done to all records. */
@Singleton
class LeadService extends RecordService<Lead, LeadRecord, CreateLead, EditLead> {

    private final LeadConfig config;

    LeadService(Operations operations, LeadConfig config) {
        super(Lead.TYPE, operations);
        this.config = config;
    }

    @Override
    protected Lead make(CreateLead command) {
        String owner = owner(command.ownerId());
        var origin = new LeadOrigin(
                command.source(),
                TellTouch.touch(command.touch(), now()),
                Addressees.of(command.email(), command.phone()).consents(command.consents(), now()),
                null);
        return new Lead(command.details(), origin, owner, now(), config.firstResponse());
    }

    @Override
    protected void checkAsSeen(EditLead before, EditLead after) {
        if (before.namesSomebody()) {
            after.requireSomebody();
        }
    }

    LeadRecord assign(UUID id, IfMatch ifMatch, AssignLead command) {
        Lead lead = lock(id, ifMatch, RecordType.ASSIGN, command);
        requireMember(command.ownerId(), "/ownerId");
        return change(lead, LeadEvent.Assigned::new, it -> it.assign(command.ownerId()));
    }

    LeadRecord become(UUID id, IfMatch ifMatch, Status target) {
        return change(id, ifMatch, RecordType.EDIT, LeadEvent.StatusChanged::new, it -> it.become(target, now()));
    }

    LeadRecord disqualify(UUID id, IfMatch ifMatch, DisqualifyLead command) {
        because(command.toReason().inWords());
        return change(
                id,
                ifMatch,
                RecordType.EDIT,
                command,
                LeadEvent.Disqualified::new,
                it -> it.disqualify(command.reason(), command.note(), now()));
    }

    LeadRecord reopen(UUID id, IfMatch ifMatch) {
        return change(id, ifMatch, RecordType.EDIT, LeadEvent.Reopened::new, it -> it.reopen(now()));
    }
}
