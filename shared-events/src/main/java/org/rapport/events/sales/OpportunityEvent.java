package org.rapport.events.sales;

import java.util.List;
import org.rapport.events.Copies;
import org.rapport.events.EventType;
import org.rapport.events.FieldChange;

/** What happens to an opportunity. */
public sealed interface OpportunityEvent extends SalesEvent {

    @Override
    OpportunityRecord record();

    /** There is a new opportunity. */
    @EventType("org.rapport.sales.opportunity.created.v1")
    record Created(OpportunityRecord record, List<FieldChange> changes) implements OpportunityEvent {

        public Created {
            changes = Copies.of(changes);
        }
    }

    /** Changed in something that has no event of its own. */
    @EventType("org.rapport.sales.opportunity.edited.v1")
    record Edited(OpportunityRecord record, List<FieldChange> changes) implements OpportunityEvent {

        public Edited {
            changes = Copies.of(changes);
        }
    }

    /** Moved to another open stage. */
    @EventType("org.rapport.sales.opportunity.moved.v1")
    record Moved(OpportunityRecord record, List<FieldChange> changes) implements OpportunityEvent {

        public Moved {
            changes = Copies.of(changes);
        }
    }

    /** The customer has bought. */
    @EventType("org.rapport.sales.opportunity.won.v1")
    record Won(OpportunityRecord record, List<FieldChange> changes) implements OpportunityEvent {

        public Won {
            changes = Copies.of(changes);
        }
    }

    /** The customer has not bought, for a reason. */
    @EventType("org.rapport.sales.opportunity.lost.v1")
    record Lost(OpportunityRecord record, List<FieldChange> changes) implements OpportunityEvent {

        public Lost {
            changes = Copies.of(changes);
        }
    }

    /** Open again after it was won or lost. */
    @EventType("org.rapport.sales.opportunity.reopened.v1")
    record Reopened(OpportunityRecord record, List<FieldChange> changes) implements OpportunityEvent {

        public Reopened {
            changes = Copies.of(changes);
        }
    }

    /** Hidden, and restorable. */
    @EventType("org.rapport.sales.opportunity.deleted.v1")
    record Deleted(OpportunityRecord record, List<FieldChange> changes) implements OpportunityEvent {

        public Deleted {
            changes = Copies.of(changes);
        }
    }

    /** Back, as it was. */
    @EventType("org.rapport.sales.opportunity.restored.v1")
    record Restored(OpportunityRecord record, List<FieldChange> changes) implements OpportunityEvent {

        public Restored {
            changes = Copies.of(changes);
        }
    }
}
