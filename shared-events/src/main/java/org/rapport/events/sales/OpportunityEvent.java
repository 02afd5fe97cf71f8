package org.rapport.events.sales;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to an opportunity. */
public sealed interface OpportunityEvent extends SalesEvent {

    @Override
    OpportunityRecord record();

    /** There is a new opportunity. */
    @EventType("org.rapport.sales.opportunity.created.v1")
    record Created(OpportunityRecord record, Changes changes) implements OpportunityEvent {}

    /** Changed in something that has no event of its own. */
    @EventType("org.rapport.sales.opportunity.edited.v1")
    record Edited(OpportunityRecord record, Changes changes) implements OpportunityEvent {}

    /** Moved to another open stage. */
    @EventType("org.rapport.sales.opportunity.moved.v1")
    record Moved(OpportunityRecord record, Changes changes) implements OpportunityEvent {}

    /** The customer has bought. */
    @EventType("org.rapport.sales.opportunity.won.v1")
    record Won(OpportunityRecord record, Changes changes) implements OpportunityEvent {}

    /** The customer has not bought, for a reason. */
    @EventType("org.rapport.sales.opportunity.lost.v1")
    record Lost(OpportunityRecord record, Changes changes) implements OpportunityEvent {}

    /** Open again after it was won or lost. */
    @EventType("org.rapport.sales.opportunity.reopened.v1")
    record Reopened(OpportunityRecord record, Changes changes) implements OpportunityEvent {}

    /** Hidden, and restorable. */
    @EventType("org.rapport.sales.opportunity.deleted.v1")
    record Deleted(OpportunityRecord record, Changes changes) implements OpportunityEvent {}

    /** Back, as it was. */
    @EventType("org.rapport.sales.opportunity.restored.v1")
    record Restored(OpportunityRecord record, Changes changes) implements OpportunityEvent {}
}
