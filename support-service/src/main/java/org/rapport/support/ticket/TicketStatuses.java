package org.rapport.support.ticket;

import static org.rapport.events.support.TicketRecord.Status.CLOSED;
import static org.rapport.events.support.TicketRecord.Status.ON_HOLD;
import static org.rapport.events.support.TicketRecord.Status.OPEN;
import static org.rapport.events.support.TicketRecord.Status.PENDING;
import static org.rapport.events.support.TicketRecord.Status.SOLVED;

import java.util.Set;
import org.rapport.events.support.TicketRecord.Status;
import org.rapport.kit.record.Transitions;

/** Which status a ticket may go to from where. Closed is the end: what comes then is another ticket. */
final class TicketStatuses {

    static final Transitions<Status> MOVES = Transitions.of("ticket", Status.class, from -> switch (from) {
        case NEW -> Set.of(OPEN, PENDING, ON_HOLD, SOLVED);
        case OPEN -> Set.of(PENDING, ON_HOLD, SOLVED);
        case PENDING -> Set.of(OPEN, ON_HOLD, SOLVED);
        case ON_HOLD -> Set.of(OPEN, PENDING, SOLVED);
        case SOLVED -> Set.of(OPEN, CLOSED);
        case CLOSED -> Set.of();
    });

    private TicketStatuses() {}
}
