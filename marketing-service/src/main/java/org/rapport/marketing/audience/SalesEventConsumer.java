package org.rapport.marketing.audience;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rapport.events.Envelope;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.events.sales.SalesEvent;
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

    private void take(Envelope<SalesEvent> event) {
        switch (event.data()) {
            case LeadEvent lead -> audience.hear(lead.record());
            case ContactEvent contact -> audience.hear(contact.record());
            case AccountEvent _, OpportunityEvent _, SalesEvent.Unknown _ -> {} // say nothing of persons
        }
    }
}
