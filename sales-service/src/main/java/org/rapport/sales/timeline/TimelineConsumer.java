package org.rapport.sales.timeline;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rapport.events.Envelope;
import org.rapport.events.sales.SalesEvent;
import org.rapport.events.support.SupportEvent;
import org.rapport.kit.messaging.EventHandling;
import org.rapport.kit.record.Rows;
import org.rapport.sales.contact.Contacts;

/** Writes the timelines. A contact's ticket is on the timeline of the account for which the contact works, too. */
@ApplicationScoped
class TimelineConsumer {

    private static final String NAME = "timeline";

    private final EventHandling events;
    private final Rows rows;
    private final Contacts contacts;

    TimelineConsumer(EventHandling events, Rows rows, Contacts contacts) {
        this.events = events;
        this.rows = rows;
        this.contacts = contacts;
    }

    @Incoming("support-events")
    @Blocking
    @ActivateRequestContext
    void onSupport(ConsumerRecord<byte[], byte[]> message) {
        events.handle(message, NAME, SupportEvent.class, event -> Happening.of(event.data())
                .map(it -> () -> enter(event, it)));
    }

    @Incoming("sales-events")
    @Blocking
    @ActivateRequestContext
    void onSales(ConsumerRecord<byte[], byte[]> message) {
        events.handle(message, NAME, SalesEvent.class, event -> Happening.of(event.data())
                .map(it -> () -> enter(event, it)));
    }

    private void enter(Envelope<?> event, Happening happening) {
        if (rows.find(TimelineEntry.class, event.id()).isEmpty()) {
            rows.add(new TimelineEntry(event, located(happening)));
        }
    }

    private Happening located(Happening happening) {
        return happening.accountId() == null && happening.contactId() != null
                ? happening.at(contacts.accountOf(happening.contactId()).orElse(null))
                : happening;
    }
}
