package org.rapport.kit.tag;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rapport.events.Envelope;
import org.rapport.events.admin.AdminEvent;
import org.rapport.events.admin.DeadLetterReplayEvent;
import org.rapport.events.admin.TagEvent;
import org.rapport.events.admin.TagRecord;
import org.rapport.kit.messaging.EventHandling;
import org.rapport.kit.record.Rows;

/** Hears which tags there are. Its channel has a group of its own: a service may hear the same topic for something else. */
@ApplicationScoped
class TagConsumer {

    private final EventHandling events;
    private final Rows rows;

    TagConsumer(EventHandling events, Rows rows) {
        this.events = events;
        this.rows = rows;
    }

    @Incoming("tags")
    @Blocking // and not @RunOnVirtualThread, which gives up the order
    @ActivateRequestContext // without which Quarkus does not ask for a tenant
    void on(ConsumerRecord<byte[], byte[]> message) {
        events.handle(message, "tags", AdminEvent.class, this::takingIn);
    }

    private Optional<Runnable> takingIn(Envelope<AdminEvent> event) {
        return switch (event.data()) {
            case TagEvent tag -> Optional.of(() -> takeIn(tag.record(), event.sequence()));
            case DeadLetterReplayEvent _, AdminEvent.Unknown _ -> Optional.empty();
        };
    }

    private void takeIn(TagRecord tag, long sequence) {
        Optional<KnownTag> known = rows.find(KnownTag.class, tag.id());
        KnownTag projection = known.orElseGet(() -> new KnownTag(tag.id()));
        projection.takeIn(tag, sequence);
        if (known.isEmpty()) {
            rows.add(projection);
        }
    }
}
