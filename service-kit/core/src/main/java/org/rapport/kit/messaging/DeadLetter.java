package org.rapport.kit.messaging;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a dead letter tell about it.
 *
 * @param topic     where the event was published
 * @param partition of that topic
 * @param offset    in that partition
 * @param consumer  who could not handle it
 * @param reason    why not
 */
public record DeadLetter(String topic, int partition, long offset, String consumer, String reason) {

    private static final String TOPIC = "crm-origin-topic";
    private static final String PARTITION = "crm-origin-partition";
    private static final String OFFSET = "crm-origin-offset";
    private static final String CONSUMER = "crm-consumer";
    private static final String REASON = "crm-reason";

    /** What {@code message}, found among dead letters, tells. */
    public static DeadLetter of(ConsumerRecord<?, ?> message) {
        Headers headers = message.headers();
        String consumer = text(CONSUMER, headers);
        String reason = text(REASON, headers);
        return at(message, consumer == null ? "unknown" : consumer, reason == null ? "unknown" : reason);
    }

    /** What is to be told of {@code message}. One that is handled for the second time keeps its first origin. */
    static DeadLetter at(ConsumerRecord<?, ?> message, String consumer, String reason) {
        String topic = text(TOPIC, message.headers());
        String partition = text(PARTITION, message.headers());
        String offset = text(OFFSET, message.headers());
        return topic == null || partition == null || offset == null
                ? new DeadLetter(message.topic(), message.partition(), message.offset(), consumer, reason)
                : new DeadLetter(topic, Integer.parseInt(partition), Long.parseLong(offset), consumer, reason);
    }

    /** Whether {@code message} concerns {@code consumer}: what is new concerns all, a dead letter who buried it. */
    static boolean concerns(String consumer, ConsumerRecord<?, ?> message) {
        String buriedBy = text(CONSUMER, message.headers());
        return buriedBy == null || buriedBy.equals(consumer);
    }

    void writeTo(Headers headers) {
        write(TOPIC, topic, headers);
        write(PARTITION, Integer.toString(partition), headers);
        write(OFFSET, Long.toString(offset), headers);
        write(CONSUMER, consumer, headers);
        write(REASON, reason, headers);
    }

    private static void write(String name, String value, Headers headers) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String text(String name, Headers headers) {
        var header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
