package org.rapport.events.sales;

import java.util.List;
import org.rapport.events.Copies;
import org.rapport.events.EventType;
import org.rapport.events.FieldChange;

/** What happens to a lead. */
public sealed interface LeadEvent extends SalesEvent {

    @Override
    LeadRecord record();

    /** Entered by a user or a client of the API. */
    @EventType("org.rapport.sales.lead.created.v1")
    record Created(LeadRecord record, List<FieldChange> changes) implements LeadEvent {

        public Created {
            changes = Copies.of(changes);
        }
    }

    /** Taken over from marketing. */
    @EventType("org.rapport.sales.lead.captured.v1")
    record Captured(LeadRecord record, List<FieldChange> changes) implements LeadEvent {

        public Captured {
            changes = Copies.of(changes);
        }
    }

    /** Changed in something that has no event of its own. */
    @EventType("org.rapport.sales.lead.edited.v1")
    record Edited(LeadRecord record, List<FieldChange> changes) implements LeadEvent {

        public Edited {
            changes = Copies.of(changes);
        }
    }

    /** Given to another owner. */
    @EventType("org.rapport.sales.lead.assigned.v1")
    record Assigned(LeadRecord record, List<FieldChange> changes) implements LeadEvent {

        public Assigned {
            changes = Copies.of(changes);
        }
    }

    /** Moved on among the open statuses, qualified included. */
    @EventType("org.rapport.sales.lead.status-changed.v1")
    record StatusChanged(LeadRecord record, List<FieldChange> changes) implements LeadEvent {

        public StatusChanged {
            changes = Copies.of(changes);
        }
    }

    /** Given up, for a reason. */
    @EventType("org.rapport.sales.lead.disqualified.v1")
    record Disqualified(LeadRecord record, List<FieldChange> changes) implements LeadEvent {

        public Disqualified {
            changes = Copies.of(changes);
        }
    }

    /** Taken up again after it was disqualified. */
    @EventType("org.rapport.sales.lead.reopened.v1")
    record Reopened(LeadRecord record, List<FieldChange> changes) implements LeadEvent {

        public Reopened {
            changes = Copies.of(changes);
        }
    }

    /** Turned into account, contact and opportunity, whose events share the transaction. */
    @EventType("org.rapport.sales.lead.converted.v1")
    record Converted(LeadRecord record, List<FieldChange> changes) implements LeadEvent {

        public Converted {
            changes = Copies.of(changes);
        }
    }

    /** The conversion was undone. */
    @EventType("org.rapport.sales.lead.unconverted.v1")
    record Unconverted(LeadRecord record, List<FieldChange> changes) implements LeadEvent {

        public Unconverted {
            changes = Copies.of(changes);
        }
    }

    /** Hidden, and restorable. */
    @EventType("org.rapport.sales.lead.deleted.v1")
    record Deleted(LeadRecord record, List<FieldChange> changes) implements LeadEvent {

        public Deleted {
            changes = Copies.of(changes);
        }
    }

    /** Back, as it was. */
    @EventType("org.rapport.sales.lead.restored.v1")
    record Restored(LeadRecord record, List<FieldChange> changes) implements LeadEvent {

        public Restored {
            changes = Copies.of(changes);
        }
    }
}
