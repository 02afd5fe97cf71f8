package org.rapport.support.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rapport.events.support.TicketRecord;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregates;

@ApplicationScoped
class TicketRepository implements Aggregates<Ticket> {

    static final Listing<Ticket> LISTING = Listing.of(Ticket.class)
            .filtered("number", Kind.TEXT)
            .filtered("status", Kind.oneOf(TicketRecord.Status.class))
            .filtered("priority", Kind.oneOf(TicketRecord.Priority.class))
            .filtered("assigneeId", Kind.TEXT)
            .filtered("contactId", Kind.ID)
            .filtered("accountId", Kind.ID);

    /** The messages of {@code ticket}. */
    static Listing<TicketMessage> messagesOf(UUID ticket) {
        return Listing.of(TicketMessage.class, "at", Kind.TIME).where("ticketId", ticket);
    }

    void add(TicketMessage message) {
        getEntityManager().persist(message);
    }
}
