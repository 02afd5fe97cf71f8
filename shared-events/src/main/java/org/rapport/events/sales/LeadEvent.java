package org.rapport.events.sales;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to a lead. */
public sealed interface LeadEvent extends SalesEvent {

    @Override
    LeadRecord record();

    /** Entered by a user or a client of the API. */
    @EventType("org.rapport.sales.lead.created.v1")
    record Created(LeadRecord record, Changes changes) implements LeadEvent {}

    /** Taken over from marketing. */
    @EventType("org.rapport.sales.lead.captured.v1")
    record Captured(LeadRecord record, Changes changes) implements LeadEvent {}

    /** Changed in something that has no event of its own. */
    @EventType("org.rapport.sales.lead.edited.v1")
    record Edited(LeadRecord record, Changes changes) implements LeadEvent {}

    /** Given to another owner. */
    @EventType("org.rapport.sales.lead.assigned.v1")
    record Assigned(LeadRecord record, Changes changes) implements LeadEvent {}

    /** Moved on among the open statuses, qualified included. */
    @EventType("org.rapport.sales.lead.status-changed.v1")
    record StatusChanged(LeadRecord record, Changes changes) implements LeadEvent {}

    /** Given up, for a reason. */
    @EventType("org.rapport.sales.lead.disqualified.v1")
    record Disqualified(LeadRecord record, Changes changes) implements LeadEvent {}

    /** Taken up again after it was disqualified. */
    @EventType("org.rapport.sales.lead.reopened.v1")
    record Reopened(LeadRecord record, Changes changes) implements LeadEvent {}

    /** Turned into account, contact and opportunity, whose events share the transaction. */
    @EventType("org.rapport.sales.lead.converted.v1")
    record Converted(LeadRecord record, Changes changes) implements LeadEvent {}

    /** The conversion was undone. */
    @EventType("org.rapport.sales.lead.unconverted.v1")
    record Unconverted(LeadRecord record, Changes changes) implements LeadEvent {}

    /** Hidden, and restorable. */
    @EventType("org.rapport.sales.lead.deleted.v1")
    record Deleted(LeadRecord record, Changes changes) implements LeadEvent {}

    /** Back, as it was. */
    @EventType("org.rapport.sales.lead.restored.v1")
    record Restored(LeadRecord record, Changes changes) implements LeadEvent {}
}
