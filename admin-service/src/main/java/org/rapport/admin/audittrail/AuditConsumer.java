package org.rapport.admin.audittrail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.events.FieldChange;
import org.rapport.events.MalformedEvent;
import org.rapport.kit.messaging.EventHandling;
import org.rapport.kit.record.Rows;

/** Hears every event of every service, also of types that it does not know. */
@ApplicationScoped
class AuditConsumer {

    private static final String NAME = "audit-trail";

    private final EventHandling events;
    private final Rows rows;
    private final ObjectMapper json = CrmEvents.mapper();

    AuditConsumer(EventHandling events, Rows rows) {
        this.events = events;
        this.rows = rows;
    }

    @Incoming("sales-events")
    @Incoming("marketing-events")
    @Incoming("support-events")
    @Incoming("admin-events")
    @Incoming("directory-events")
    @Blocking
    @ActivateRequestContext
    void on(ConsumerRecord<byte[], byte[]> message) {
        events.handle(message, NAME, this::keep);
    }

    /** What was entered once stays as it is, also when the inbox has forgotten the event and it comes again. */
    private void keep(Envelope<JsonNode> event) {
        if (rows.find(AuditEntry.class, event.id()).isEmpty()) {
            rows.add(new AuditEntry(event, changes(event.data().path("changes"))));
        }
    }

    private List<FieldChange> changes(JsonNode changes) {
        try {
            var read = new ArrayList<FieldChange>();
            for (JsonNode change : changes) {
                read.add(json.treeToValue(change, FieldChange.class));
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new MalformedEvent("changes cannot be read", e);
        }
    }
}
