package org.rapport.support.ticket;

import static org.rapport.events.support.TicketRecord.Status.CLOSED;
import static org.rapport.events.support.TicketRecord.Status.ON_HOLD;
import static org.rapport.events.support.TicketRecord.Status.OPEN;
import static org.rapport.events.support.TicketRecord.Status.PENDING;
import static org.rapport.events.support.TicketRecord.Status.SOLVED;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rapport.events.support.TicketRecord.Status;
import org.rapport.kit.problem.DomainException;

/** Which status a ticket may go to from where. Closed is the end: what comes then is another ticket. */
final class TicketStatuses {

    private TicketStatuses() {}

    static Set<Status> allowedFrom(Status status) {
        return switch (status) {
            case NEW -> Set.of(OPEN, PENDING, ON_HOLD, SOLVED);
            case OPEN -> Set.of(PENDING, ON_HOLD, SOLVED);
            case PENDING -> Set.of(OPEN, ON_HOLD, SOLVED);
            case ON_HOLD -> Set.of(OPEN, PENDING, SOLVED);
            case SOLVED -> Set.of(OPEN, CLOSED);
            case CLOSED -> Set.of();
        };
    }

    /** @throws DomainException.RuleBroken naming the allowed targets if {@code to} is none */
    static void requireAllowed(Status from, Status to) {
        if (!allowedFrom(from).contains(to)) {
            throw new DomainException.RuleBroken(
                    "ticket-status-not-allowed",
                    "A ticket that is %s cannot become %s.".formatted(name(from), name(to)),
                    Map.of("allowed", names(allowedFrom(from))));
        }
    }

    private static List<String> names(Set<Status> statuses) {
        return statuses.stream().sorted().map(TicketStatuses::name).toList();
    }

    private static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
