package org.rapport.sales.rollup;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.events.support.TicketRecord;
import org.rapport.kit.persistence.Amount;

/**
 * What a record adds to the roll-ups of an account. One that is closed or deleted adds nothing, and has none.
 *
 * @param contactId the contact whose account it is, where the record names none
 * @param amount    absent of tickets, and of deals of which nobody has said what they are worth
 */
record Share(
        Kind kind,
        @Nullable UUID accountId,
        @Nullable UUID contactId,
        @Nullable Amount amount) {

    /** What is summed up. */
    enum Kind {
        /** Deals in the making. */
        OPEN_PIPELINE,
        /** Deals that were won. */
        WON,
        /** Tickets that are not solved. */
        OPEN_TICKETS
    }

    static Optional<Share> of(OpportunityRecord deal) {
        return deal.deletedAt() != null || deal.stageType() == null
                ? Optional.empty()
                : switch (deal.stageType()) {
                    case OPEN -> Optional.of(of(Kind.OPEN_PIPELINE, deal));
                    case WON -> Optional.of(of(Kind.WON, deal));
                    case LOST -> Optional.empty();
                };
    }

    private static Share of(Kind kind, OpportunityRecord deal) {
        return new Share(kind, deal.accountId(), null, Amount.of(deal.amount()));
    }

    static Optional<Share> of(TicketRecord ticket) {
        var customer = ticket.customer();
        if (ticket.deletedAt() != null || ticket.status() == null || customer == null) {
            return Optional.empty();
        }
        return switch (ticket.status()) {
            case NEW, OPEN, PENDING, ON_HOLD ->
                Optional.of(
                        customer.accountId() == null
                                ? new Share(Kind.OPEN_TICKETS, null, customer.contactId(), null)
                                : new Share(Kind.OPEN_TICKETS, customer.accountId(), null, null));
            case SOLVED, CLOSED -> Optional.empty();
        };
    }

    /** The same, of another account. */
    Share at(@Nullable UUID account) {
        return new Share(kind, account, contactId, amount);
    }

    @Nullable
    String currency() {
        return amount == null ? null : amount.currency();
    }
}
