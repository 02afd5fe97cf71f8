package org.rapport.support.customer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.rapport.events.Changes;
import org.rapport.events.CrmEvent;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.events.EventType;
import org.rapport.events.Topics;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.AccountRecord;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.testing.ServiceStack;
import org.rapport.kit.testing.TestTenant;

/** Publishes what sales would publish. */
public final class SalesEvents {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private SalesEvents() {}

    /** Tells of contact {@code id}, who works for {@code account}, in version {@code version}. */
    public static Envelope<CrmEvent> contact(TestTenant tenant, UUID id, UUID account, String lastName, long version) {
        var record = new ContactRecord(
                id,
                version,
                "Ada",
                lastName,
                null,
                null,
                List.of(new ContactRecord.Email("ada@example.com", "work", true, false, false)),
                List.of(),
                null,
                account,
                false,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                NOW,
                "test",
                NOW,
                "test",
                null);
        return envelope(tenant, "contact/" + id, version, new ContactEvent.Created(record, Changes.none()));
    }

    /** Tells of account {@code id}. */
    public static Envelope<CrmEvent> account(TestTenant tenant, UUID id, String name) {
        var record = new AccountRecord(
                id,
                1,
                name,
                AccountRecord.Type.CUSTOMER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                NOW,
                NOW,
                "test",
                NOW,
                "test",
                null);
        return envelope(tenant, "account/" + id, 1, new AccountEvent.Created(record, Changes.none()));
    }

    /** Sends {@code events}, in this order. */
    @SafeVarargs
    public static void publish(Envelope<CrmEvent>... events) {
        try (var producer = producer()) {
            for (var event : events) {
                producer.send(new ProducerRecord<>(
                                Topics.SALES, event.key().getBytes(StandardCharsets.UTF_8), CrmEvents.write(event)))
                        .get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static void publishBroken(UUID key) {
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(
                            Topics.SALES,
                            key.toString().getBytes(StandardCharsets.UTF_8),
                            "{\"id\":".getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Envelope<CrmEvent> envelope(TestTenant tenant, String subject, long sequence, CrmEvent event) {
        return new Envelope<>(
                UUID.randomUUID(),
                "/sales",
                event.getClass().getAnnotation(EventType.class).value(),
                subject,
                NOW,
                tenant.id(),
                "test",
                "person",
                UUID.randomUUID(),
                0,
                1,
                sequence,
                null,
                event);
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                ServiceStack.running().kafka().bootstrapServers(),
                ProducerConfig.ACKS_CONFIG,
                "all");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
