package org.rapport.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published event: a CloudEvent, and what everyone needs to know before looking inside.
 *
 * @param id               of the event, UUIDv7; who remembers it does nothing twice
 * @param source           the producer, such as {@code /sales}
 * @param type             such as {@code org.rapport.sales.lead.converted.v1}
 * @param subject          what it is about, such as {@code lead/0198…}
 * @param time             when it happened, by the producer's database, in microseconds
 * @param tenantId         the organisation whose record it is
 * @param actorId          the subject of who did it
 * @param actorType        {@code person}, {@code service}, {@code anonymous} or {@code system}
 * @param onBehalfOf       the subject for whom, or because of whom, the actor acted: where a person impersonates another,
 *                         or the suite goes on with what somebody began
 * @param transactionId    of the command: events that share it happened together or not at all
 * @param transactionIndex which of those events this is, from 0
 * @param transactionCount how many there are
 * @param sequence         the version of the record, which the event made; without gaps
 * @param reason           why, in the words of the caller, where they were asked for
 * @param requestId        of the request that caused it
 * @param traceParent      W3C trace context of the request that caused it
 * @param data             the event: one of a family, or plain JSON
 * @param <D>              the family, such as {@code SalesEvent}, or {@code JsonNode}
 */
public record Envelope<D>(
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        UUID tenantId,
        String actorId,
        String actorType,
        @Nullable String onBehalfOf,
        UUID transactionId,
        int transactionIndex,
        int transactionCount,
        long sequence,
        @Nullable String reason,
        @Nullable String requestId,
        @Nullable String traceParent,
        D data) {

    public Envelope {
        requireNonNull(id, "id");
        requireNonNull(source, "source");
        requireNonNull(type, "type");
        requireNonNull(subject, "subject");
        time = requireNonNull(time, "time").truncatedTo(ChronoUnit.MICROS);
        requireNonNull(tenantId, "tenantId");
        requireNonNull(actorId, "actorId");
        requireNonNull(actorType, "actorType");
        requireNonNull(transactionId, "transactionId");
        requireNonNull(data, "data");
        if (subject.indexOf('/') < 1) {
            throw new InvalidValue("subject", "must name a kind of record and its id");
        }
    }

    /** The kind of record that the event is about, such as {@code lead}. */
    public String aggregateType() {
        return subject.substring(0, subject.indexOf('/'));
    }

    /** The record that the event is about. */
    public UUID aggregateId() {
        return UUID.fromString(subject.substring(subject.indexOf('/') + 1));
    }

    /** The key in Kafka: the events of one record stay in order, and the last one is kept for ever. */
    public String key() {
        return key(tenantId, aggregateId());
    }

    /** The key in Kafka of every event about a record. */
    public static String key(UUID tenantId, UUID aggregateId) {
        return tenantId + ":" + aggregateId;
    }

    /** The same attributes around other data. */
    public <T> Envelope<T> withData(T other) {
        return new Envelope<>(
                id,
                source,
                type,
                subject,
                time,
                tenantId,
                actorId,
                actorType,
                onBehalfOf,
                transactionId,
                transactionIndex,
                transactionCount,
                sequence,
                reason,
                requestId,
                traceParent,
                other);
    }
}
