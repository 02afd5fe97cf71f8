package org.rapport.marketing.audience;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.rapport.events.Changes;
import org.rapport.events.Consent;
import org.rapport.events.CrmEvents;
import org.rapport.events.CrmRecord;
import org.rapport.events.Envelope;
import org.rapport.events.EventCatalogue;
import org.rapport.events.Topics;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Conversion;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.events.sales.SalesEvent;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.testing.ServiceStack;
import org.rapport.kit.testing.TestTenant;

/** Events as sales publishes them. */
final class SalesFixture {

    static final Instant THEN = Instant.parse("2026-02-01T08:00:00Z");

    private SalesFixture() {}

    static LeadEvent created(UUID id, String email, Consent... consents) {
        return new LeadEvent.Created(lead(THEN, id, 1, email, Status.NEW, null, null, consents), Changes.none());
    }

    /** A lead that is made and becomes a contact just now. */
    static LeadEvent convertedNow(UUID id, String email, UUID contact, UUID account) {
        var conversion = new Conversion(account, contact, null, true, true, false, THEN, "rep");
        return new LeadEvent.Converted(lead(now(), id, 1, email, Status.CONVERTED, conversion, null), Changes.none());
    }

    /** A lead that is made just now. */
    static LeadEvent createdNow(UUID id, String email) {
        return new LeadEvent.Created(lead(now(), id, 1, email, Status.NEW, null, null), Changes.none());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    static LeadEvent edited(UUID id, long version, String email, Consent... consents) {
        return new LeadEvent.Edited(
                lead(THEN, id, version, email, Status.WORKING, null, null, consents), Changes.none());
    }

    static LeadEvent converted(UUID id, long version, String email, UUID contact, UUID account, Consent... consents) {
        var conversion = new Conversion(account, contact, null, true, true, false, THEN, "rep");
        return new LeadEvent.Converted(
                lead(THEN, id, version, email, Status.CONVERTED, conversion, null, consents), Changes.none());
    }

    static LeadEvent unconverted(UUID id, long version, String email) {
        return new LeadEvent.Unconverted(lead(THEN, id, version, email, Status.QUALIFIED, null, null), Changes.none());
    }

    static LeadEvent deleted(UUID id, long version, String email) {
        return new LeadEvent.Deleted(lead(THEN, id, version, email, Status.NEW, null, THEN), Changes.none());
    }

    static ContactEvent contact(UUID id, long version, UUID account, List<String> emails, Consent... consents) {
        var record = new ContactRecord(
                id,
                version,
                "Grace",
                "Hopper",
                "Rear Admiral",
                null,
                emails.stream()
                        .map(email -> new ContactRecord.Email(email, "work", false, false, false))
                        .toList(),
                List.of(),
                null,
                account,
                false,
                null,
                null,
                null,
                null,
                List.of(consents),
                null,
                null,
                THEN,
                "rep",
                THEN.plusSeconds(version),
                "rep",
                null);
        return new ContactEvent.Edited(record, Changes.none());
    }

    private static LeadRecord lead(
            Instant since,
            UUID id,
            long version,
            String email,
            Status status,
            Conversion conversion,
            Instant deletedAt,
            Consent... consents) {
        return new LeadRecord(
                id,
                version,
                status,
                null,
                "Ada",
                "Lovelace",
                "Analytical Engines",
                null,
                email,
                null,
                null,
                null,
                null,
                "form",
                0,
                null,
                null,
                null,
                null,
                null,
                List.of(consents),
                List.of(),
                null,
                null,
                null,
                conversion,
                since,
                "rep",
                since.plusSeconds(version),
                "rep",
                deletedAt);
    }

    /** The event as it travels. */
    static byte[] bytes(TestTenant tenant, SalesEvent event) {
        var entry = EventCatalogue.of(event.getClass());
        var record = (CrmRecord) event.record();
        return CrmEvents.write(new Envelope<>(
                Uuids.next(),
                entry.source(),
                entry.type(),
                entry.aggregate() + "/" + record.id(),
                record.updatedAt(),
                tenant.id(),
                "rep",
                "person",
                Uuids.next(),
                0,
                1,
                record.version(),
                null,
                event));
    }

    static void publish(TestTenant tenant, SalesEvent... events) {
        for (var event : events) {
            publish(key(tenant, event), bytes(tenant, event));
        }
    }

    static String key(TestTenant tenant, SalesEvent event) {
        return Envelope.key(tenant.id(), ((CrmRecord) event.record()).id());
    }

    /** Publishes to a partition, whatever the key. */
    static void publishTo(int partition, TestTenant tenant, SalesEvent event) {
        send(new ProducerRecord<>(
                Topics.SALES, partition, key(tenant, event).getBytes(StandardCharsets.UTF_8), bytes(tenant, event)));
    }

    /** Publishes whatever {@code value} is; returns once Kafka has it. */
    static void publish(String key, byte[] value) {
        send(new ProducerRecord<>(Topics.SALES, key.getBytes(StandardCharsets.UTF_8), value));
    }

    private static void send(ProducerRecord<byte[], byte[]> message) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", ServiceStack.running().kafka().bootstrapServers());
        try (var kafka = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            kafka.send(message);
        }
    }
}
