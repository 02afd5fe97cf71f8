package org.rapport.admin.audittrail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.kit.testing.ServiceStack;

/** Events as the services publish them. */
final class Events {

    private Events() {}

    static Envelope<ObjectNode> event(UUID tenant, String service, String aggregate, UUID id, String type) {
        return event(UUID.randomUUID(), tenant, service, aggregate, id, type);
    }

    static Envelope<ObjectNode> event(UUID event, UUID tenant, String service, String aggregate, UUID id, String type) {
        var json = JsonNodeFactory.instance;
        ObjectNode data = json.objectNode();
        data.set("record", json.objectNode().put("id", id.toString()));
        data.putArray("changes")
                .addObject()
                .put("field", "/tune")
                .putNull("before")
                .put("after", "La Paloma");
        return new Envelope<>(
                event,
                "/" + service,
                type,
                aggregate + "/" + id,
                Instant.now(),
                tenant,
                "somebody",
                "person",
                "somebody-else",
                UUID.randomUUID(),
                0,
                1,
                3,
                "for a song",
                "request-4711",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                data);
    }

    static void send(String topic, Envelope<ObjectNode> event) {
        send(topic, event.key(), CrmEvents.write(event));
    }

    static void send(String topic, String key, byte[] value) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", ServiceStack.running().kafka().bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
        }
    }
}
