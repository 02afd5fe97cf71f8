package org.rapport.sales.opportunity;

import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;

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
        Stage first = Objects.requireNonNullElse(command.stage(), Stage.PROSPECTING);
        return new Opportunity(command.details(owner), first, command.source(), null, now());
    }

    @Override
    protected void check(Opportunity opportunity, EditOpportunity command) {
        requireOwner(opportunity, opportunity.details().ownerId(), command.ownerId());
    }

    @Override
    protected void goneOrBack(Opportunity opportunity) {
        standing.review(opportunity.accountId());
    }

    OpportunityRecord move(UUID id, IfMatch ifMatch, MoveOpportunity command) {
        return change(
                id,
                ifMatch,
                Opportunity.MOVE,
                command,
                OpportunityEvent.Moved::new,
                it -> it.move(command.stage(), command.probability(), now()));
    }

    OpportunityRecord win(UUID id, IfMatch ifMatch) {
        return reviewed(change(id, ifMatch, Opportunity.WIN, OpportunityEvent.Won::new, it -> it.win(now())));
    }

    OpportunityRecord lose(UUID id, IfMatch ifMatch, LoseOpportunity command) {
        because(command.toReason().inWords());
        return change(
                id,
                ifMatch,
                Opportunity.LOSE,
                command,
                OpportunityEvent.Lost::new,
                it -> it.lose(command.reason(), command.note(), now()));
    }

    OpportunityRecord reopen(UUID id, IfMatch ifMatch) {
        return reviewed(change(id, ifMatch, Opportunity.MOVE, OpportunityEvent.Reopened::new, it -> it.reopen(now())));
    }

    private OpportunityRecord reviewed(OpportunityRecord changed) {
        standing.review(changed.accountId());
        return changed;
    }
}
