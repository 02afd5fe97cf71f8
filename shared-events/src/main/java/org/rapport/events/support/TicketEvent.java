package org.rapport.events.support;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to a ticket. */
public sealed interface TicketEvent extends SupportEvent {

    @Override
    TicketRecord record();

    /** A customer has asked for something; by the last message, if they asked again on a closed ticket. */
    @EventType("org.rapport.support.ticket.opened.v1")
    record Opened(TicketRecord record, Changes changes) implements TicketEvent {}

    /** Changed in something that has no event of its own. */
    @EventType("org.rapport.support.ticket.edited.v1")
    record Edited(TicketRecord record, Changes changes) implements TicketEvent {}

    /** A message was added: the last one of the record. */
    @EventType("org.rapport.support.ticket.answered.v1")
    record Answered(TicketRecord record, Changes changes) implements TicketEvent {}

    /** Given to another agent or queue. */
    @EventType("org.rapport.support.ticket.assigned.v1")
    record Assigned(TicketRecord record, Changes changes) implements TicketEvent {}

    /** Moved to another status. */
    @EventType("org.rapport.support.ticket.status-changed.v1")
    record StatusChanged(TicketRecord record, Changes changes) implements TicketEvent {}

    /** Raised to a higher level. */
    @EventType("org.rapport.support.ticket.escalated.v1")
    record Escalated(TicketRecord record, Changes changes) implements TicketEvent {}

    /** Hidden, and restorable. */
    @EventType("org.rapport.support.ticket.deleted.v1")
    record Deleted(TicketRecord record, Changes changes) implements TicketEvent {}

    /** Back, as it was. */
    @EventType("org.rapport.support.ticket.restored.v1")
    record Restored(TicketRecord record, Changes changes) implements TicketEvent {}
}
