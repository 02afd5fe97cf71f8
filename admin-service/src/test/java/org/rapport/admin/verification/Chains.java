package org.rapport.admin.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.rapport.events.CrmEvents;
import org.rapport.events.Seal;
import org.rapport.events.Topics;
import org.rapport.kit.testing.ServiceStack;

/** Seals of services that are not there, and what is published of them. */
final class Chains {

    private static final Instant THEN = Instant.parse("2026-11-25T08:00:00Z");

    private Chains() {}

    /** A seal that follows {@code before}; the first one if that is null. */
    static Seal after(Seal before, String service, Seal.Row... rows) {
        return Seal.of(
                service,
                before == null ? 1 : before.number() + 1,
                before == null ? Seal.NONE : before.hash(),
                THEN,
                Arrays.asList(rows));
    }

    static Seal.Row row(UUID tenant, UUID event, String digest) {
        return new Seal.Row(tenant, event, digest);
    }

    static void publish(Seal... seals) throws JsonProcessingException {
        for (Seal seal : seals) {
            publish(seal.service(), CrmEvents.mapper().writeValueAsBytes(seal));
        }
    }

    static void publish(String service, byte[] message) {
        send(Topics.SEALS, service, Collections.singletonList(message));
    }

    static void send(String topic, String key, List<byte[]> messages) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", ServiceStack.running().kafka().bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (byte[] message : messages) {
                producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), message));
            }
        }
    }
}
