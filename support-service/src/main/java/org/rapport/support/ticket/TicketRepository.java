package org.rapport.support.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    void add(TicketMessage message) {
        getEntityManager().persist(message);
    }

    /** Messages in the order in which they were written, behind {@code after}. */
    List<TicketMessage> messages(UUID ticket, @Nullable UUID after, int most) {
        String condition = after == null ? "" : " and it.id > :after";
        var query = getEntityManager()
                .createQuery(
                        "select it from TicketMessage it where it.ticketId = :ticket" + condition + " order by it.id",
                        TicketMessage.class)
                .setParameter("ticket", ticket);
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.setMaxResults(most).getResultList();
    }
}
