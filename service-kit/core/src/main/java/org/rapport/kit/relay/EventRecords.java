package org.rapport.kit.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.events.EventCatalogue;
import org.rapport.events.Seal;
import org.rapport.events.Topics;
import org.rapport.kit.journal.JournalRow;

/**
 * Makes of a journal row what goes to Kafka.
 *
 * <p>A row whose digest is wrong was not written by the service: it is refused, and so is one too large for any consumer.
 * Refused means: never published, an error in the log that names the row, and one more on the counter
 * {@code crm.relay.refused}, while the others go on. Waiting instead would let one forged row silence every tenant.
 */
final class EventRecords {

    static final int LARGEST = 1_000_000;

    private static final Logger LOG = Logger.getLogger(EventRecords.class);
    private static final byte[] CONTENT_TYPE = CrmEvents.CONTENT_TYPE.getBytes(StandardCharsets.US_ASCII);

    private final ObjectMapper json;
    private final EventBytes bytes;
    private final String topic;
    private final Predicate<CommittedRow> intact;
    private final RelayStatus status;

    /**
     * Records for the events of {@code service}, such as {@code sales}.
     *
     * @param intact whether a row is as the service wrote it
     */
    EventRecords(ObjectMapper json, String service, Predicate<CommittedRow> intact, RelayStatus status) {
        this.json = json;
        this.bytes = new EventBytes(json, service);
        this.topic = "crm." + service;
        this.intact = intact;
        this.status = status;
    }

    /** Where they go. */
    String topic() {
        return topic;
    }

    /** The row whose columns {@code values} gives as texts; null if it has values that no service writes: it is refused. */
    @Nullable
    CommittedRow read(Function<String, @Nullable String> values) {
        try {
            return CommittedRow.of(values);
        } catch (IllegalArgumentException | DateTimeException e) {
            LOG.errorf(
                    "journal row %s of tenant %s (%s %s, version %s) is not published: it was not written by the service: %s",
                    values.apply("id"),
                    values.apply("tenant_id"),
                    values.apply("aggregate_type"),
                    values.apply("aggregate_id"),
                    values.apply("version"),
                    e.getMessage());
            status.refused();
            return null;
        }
    }

    /** The record of {@code row}; null if the row is refused. */
    @Nullable
    ProducerRecord<byte[], byte[]> of(CommittedRow row) {
        byte[] value;
        try {
            if (!intact.test(row)) {
                return refused(row.row(), "its digest is wrong: it was not written by the service, or changed since");
            }
            value = bytes.of(row.row());
        } catch (RuntimeException e) {
            return refused(row.row(), "it cannot be read: " + e.getMessage());
        }
        if (value.length > LARGEST) {
            return refused(row.row(), "its event has " + value.length + " bytes");
        }
        String key = Envelope.key(row.row().tenantId(), row.row().aggregateId());
        var record = new ProducerRecord<>(topic(row.row().eventType()), key.getBytes(StandardCharsets.UTF_8), value);
        record.headers().add(CrmEvents.CONTENT_TYPE_HEADER, CONTENT_TYPE);
        return record;
    }

    /** The record of a seal. */
    ProducerRecord<byte[], byte[]> of(Seal seal) {
        try {
            return new ProducerRecord<>(
                    Topics.SEALS, seal.service().getBytes(StandardCharsets.UTF_8), json.writeValueAsBytes(seal));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable ProducerRecord<byte[], byte[]> refused(JournalRow row, String why) {
        LOG.errorf(
                "journal row %s of tenant %s (%s %s, version %d) is not published: %s",
                row.id(), row.tenantId(), row.aggregateType(), row.aggregateId(), row.version(), why);
        status.refused();
        return null;
    }

    /** The topic of the event's family; of an event that the contracts do not name, the service's own. */
    private String topic(String type) {
        EventCatalogue.Entry entry = EventCatalogue.find(type);
        return entry == null ? topic : entry.topic();
    }
}
