package org.rapport.sales.opportunity;

import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;
import org.rapport.kit.record.RecordType;
import org.rapport.sales.account.Account;
import org.rapport.sales.contact.Contact;

/** What can be done to opportunities beside what can be done to all records; the account's standing follows. */
@Singleton
class OpportunityService extends RecordService<Opportunity, OpportunityRecord, CreateOpportunity, EditOpportunity> {

    private final CustomerStanding standing;

    OpportunityService(Operations operations, CustomerStanding standing) {
        super(Opportunity.TYPE, operations);
        this.standing = standing;
    }

    @Override
    protected Opportunity make(CreateOpportunity command) {
        String owner = owner(command.ownerId());
        store().requireReference(Account.TYPE, command.accountId(), "/accountId");
        store().requireReference(Contact.TYPE, command.contactId(), "/contactId");
        Stage first = Objects.requireNonNullElse(command.stage(), Stage.PROSPECTING);
        return new Opportunity(command.details(owner), first, command.source(), null, now());
    }

    @Override
    protected void check(Opportunity opportunity, EditOpportunity command) {
        EditOpportunity current = opportunity.details();
        requireOwner(current.ownerId(), command.ownerId());
        if (!command.accountId().equals(current.accountId())) {
            store().requireReference(Account.TYPE, command.accountId(), "/accountId");
        }
        if (!Objects.equals(command.contactId(), current.contactId())) {
            store().requireReference(Contact.TYPE, command.contactId(), "/contactId");
        }
    }

    @Override
    protected void goneOrBack(Opportunity opportunity) {
        standing.review(opportunity.accountId());
    }

    OpportunityRecord move(UUID id, IfMatch ifMatch, MoveOpportunity command) {
        return change(
                id,
                ifMatch,
                RecordType.EDIT,
                OpportunityEvent.Moved::new,
                it -> it.move(command.stage(), command.probability(), now()));
    }

    OpportunityRecord win(UUID id, IfMatch ifMatch) {
        return reviewed(change(id, ifMatch, RecordType.EDIT, OpportunityEvent.Won::new, it -> it.win(now())));
    }

    OpportunityRecord lose(UUID id, IfMatch ifMatch, LoseOpportunity command) {
        return change(
                id,
                ifMatch,
                RecordType.EDIT,
                OpportunityEvent.Lost::new,
                it -> it.lose(command.reason(), command.note(), now()));
    }

    OpportunityRecord reopen(UUID id, IfMatch ifMatch) {
        return reviewed(change(id, ifMatch, RecordType.EDIT, OpportunityEvent.Reopened::new, it -> it.reopen(now())));
    }

    private OpportunityRecord reviewed(OpportunityRecord changed) {
        standing.review(changed.accountId());
        return changed;
    }
}
