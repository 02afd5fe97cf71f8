package org.rapport.support.customer;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rapport.events.sales.SalesEvent;
import org.rapport.kit.messaging.EventHandling;

/** Hears what sales tells. */
@ApplicationScoped
class SalesEventConsumer {

    private final EventHandling events;
    private final Customers customers;

    SalesEventConsumer(EventHandling events, Customers customers) {
        this.events = events;
        this.customers = customers;
    }

    @Incoming("sales-events")
    @Blocking // and not @RunOnVirtualThread, which gives up the order
    @ActivateRequestContext // without which Quarkus does not ask for a tenant
    void on(ConsumerRecord<byte[], byte[]> message) {
        events.handle(message, "customers", SalesEvent.class, customers::takingIn);
    }
}
