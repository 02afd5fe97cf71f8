package org.rapport.sales.rollup;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rapport.events.Envelope;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.events.sales.SalesEvent;
import org.rapport.events.support.SupportEvent;
import org.rapport.events.support.TicketEvent;
import org.rapport.kit.messaging.EventHandling;

/**
 * Hears of deals and tickets, and where contacts work now. Its channels have a group of their own, which began with the
 * first event that is kept: what there was before roll-ups is in them, too.
 */
@ApplicationScoped
class RollupConsumer {

    private static final String NAME = "rollup";

    private final EventHandling events;
    private final Rollups rollups;

    RollupConsumer(EventHandling events, Rollups rollups) {
        this.events = events;
        this.rollups = rollups;
    }

    @Incoming("rollup-support")
    @Blocking
    @ActivateRequestContext
    void onSupport(ConsumerRecord<byte[], byte[]> message) {
        events.handle(message, NAME, SupportEvent.class, this::reactionToSupport);
    }

    @Incoming("rollup-sales")
    @Blocking
    @ActivateRequestContext
    void onSales(ConsumerRecord<byte[], byte[]> message) {
        events.handle(message, NAME, SalesEvent.class, this::reactionToSales);
    }

    private Optional<Runnable> reactionToSupport(Envelope<SupportEvent> event) {
        return switch (event.data()) {
            case TicketEvent ticket -> {
                var record = ticket.record();
                yield Optional.of(() -> rollups.takeIn(record.id(), event.sequence(), Share.of(record)));
            }
            case SupportEvent _ -> Optional.empty();
        };
    }

    private Optional<Runnable> reactionToSales(Envelope<SalesEvent> event) {
        return switch (event.data()) {
            case OpportunityEvent deal -> {
                var record = deal.record();
                yield Optional.of(() -> rollups.takeIn(record.id(), event.sequence(), Share.of(record)));
            }
            case ContactEvent contact ->
                Optional.of(() -> rollups.follow(contact.record().id()));
            case SalesEvent _ -> Optional.empty();
        };
    }
}
