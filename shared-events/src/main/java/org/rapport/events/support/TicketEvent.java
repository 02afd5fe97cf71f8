package org.rapport.events.support;

import java.util.List;
import org.rapport.events.Copies;
import org.rapport.events.EventType;
import org.rapport.events.FieldChange;

/** What happens to a ticket. */
public sealed interface TicketEvent extends SupportEvent {

    @Override
    TicketRecord record();

    /** A customer has asked for something. */
    @EventType("org.rapport.support.ticket.opened.v1")
    record Opened(TicketRecord record, List<FieldChange> changes) implements TicketEvent {

        public Opened {
            changes = Copies.of(changes);
        }
    }

    /** Changed in something that has no event of its own. */
    @EventType("org.rapport.support.ticket.edited.v1")
    record Edited(TicketRecord record, List<FieldChange> changes) implements TicketEvent {

        public Edited {
            changes = Copies.of(changes);
        }
    }

    /** A message was added: the last one of the record. */
    @EventType("org.rapport.support.ticket.answered.v1")
    record Answered(TicketRecord record, List<FieldChange> changes) implements TicketEvent {

        public Answered {
            changes = Copies.of(changes);
        }
    }

    /** Given to another agent or queue. */
    @EventType("org.rapport.support.ticket.assigned.v1")
    record Assigned(TicketRecord record, List<FieldChange> changes) implements TicketEvent {

        public Assigned {
            changes = Copies.of(changes);
        }
    }

    /** Moved to another status. */
    @EventType("org.rapport.support.ticket.status-changed.v1")
    record StatusChanged(TicketRecord record, List<FieldChange> changes) implements TicketEvent {

        public StatusChanged {
            changes = Copies.of(changes);
        }
    }

    /** Raised to a higher level. */
    @EventType("org.rapport.support.ticket.escalated.v1")
    record Escalated(TicketRecord record, List<FieldChange> changes) implements TicketEvent {

        public Escalated {
            changes = Copies.of(changes);
        }
    }

    /** Hidden, and restorable. */
    @EventType("org.rapport.support.ticket.deleted.v1")
    record Deleted(TicketRecord record, List<FieldChange> changes) implements TicketEvent {

        public Deleted {
            changes = Copies.of(changes);
        }
    }

    /** Back, as it was. */
    @EventType("org.rapport.support.ticket.restored.v1")
    record Restored(TicketRecord record, List<FieldChange> changes) implements TicketEvent {

        public Restored {
            changes = Copies.of(changes);
        }
    }
}
