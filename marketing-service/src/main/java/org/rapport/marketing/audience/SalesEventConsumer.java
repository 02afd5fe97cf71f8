package org.rapport.marketing.audience;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rapport.events.Envelope;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.events.sales.SalesEvent;
import org.rapport.events.sales.SalesShareEvent;
import org.rapport.kit.messaging.EventHandling;

/** Hears from sales what becomes of the audience. */
@ApplicationScoped
class SalesEventConsumer {

    private static final String NAME = "audience";

    private final EventHandling events;
    private final Audience audience;

    SalesEventConsumer(EventHandling events, Audience audience) {
        this.events = events;
        this.audience = audience;
    }

    @Incoming("sales-events")
    @Blocking
    @ActivateRequestContext
    void on(ConsumerRecord<byte[], byte[]> message) {
        events.handle(message, NAME, SalesEvent.class, this::take);
    }

    private Optional<Runnable> take(Envelope<SalesEvent> event) {
        return switch (event.data()) {
            case LeadEvent lead -> Optional.of(() -> audience.hear(lead.record()));
            case ContactEvent contact -> Optional.of(() -> audience.hear(contact.record()));
            case AccountEvent _, OpportunityEvent _, SalesShareEvent _, SalesEvent.Unknown _ ->
                Optional.empty(); // nothing of persons
        };
    }
}
