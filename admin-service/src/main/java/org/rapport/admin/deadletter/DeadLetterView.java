package org.rapport.admin.deadletter;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmEvents;
import org.rapport.events.MalformedEvent;
import org.rapport.kit.messaging.DeadLetter;

/**
 * An event that a consumer could not handle.
 *
 * @param topic           where the letter lies
 * @param consumer        who could not handle it
 * @param reason          why not
 * @param time            when it was given up
 * @param originTopic     where the event was published
 * @param originPartition of that topic
 * @param originOffset    in that partition
 * @param eventId         absent, like what follows, where the letter is no event at all
 * @param eventType       such as {@code org.rapport.sales.lead.created.v1}
 * @param subject         the record that the event is about, such as {@code lead/0198…}
 * @param tenantId        whose record that is
 */
public record DeadLetterView(
        String id,
        String topic,
        String consumer,
        String reason,
        Instant time,
        String originTopic,
        int originPartition,
        long originOffset,
        @Nullable UUID eventId,
        @Nullable String eventType,
        @Nullable String subject,
        @Nullable UUID tenantId) {

    static DeadLetterView of(ConsumerRecord<byte[], byte[]> message) {
        var letter = DeadLetter.of(message);
        var id = new LetterId(new TopicPartition(message.topic(), message.partition()), message.offset());
        var time = Instant.ofEpochMilli(message.timestamp());
        try {
            var event = CrmEvents.read(message.value());
            return of(id, letter, time, event.id(), event.type(), event.subject(), event.tenantId());
        } catch (MalformedEvent e) {
            return of(id, letter, time, null, null, null, null);
        }
    }

    private static DeadLetterView of(
            LetterId id,
            DeadLetter letter,
            Instant time,
            @Nullable UUID eventId,
            @Nullable String eventType,
            @Nullable String subject,
            @Nullable UUID tenantId) {
        return new DeadLetterView(
                id.toString(),
                id.partition().topic(),
                letter.consumer(),
                letter.reason(),
                time,
                letter.topic(),
                letter.partition(),
                letter.offset(),
                eventId,
                eventType,
                subject,
                tenantId);
    }
}
