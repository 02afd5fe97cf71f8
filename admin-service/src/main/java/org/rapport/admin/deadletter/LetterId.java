package org.rapport.admin.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.rapport.events.Topics;

/** Where a letter lies, as the one opaque text by which the API knows it. */
record LetterId(TopicPartition partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("(.+):(\\d{1,9}):(\\d{1,18})");

    /** The place that {@code text} names, unless it names none where dead letters could lie. */
    static Optional<LetterId> of(String text) {
        try {
            var parts = TEXT.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            return parts.matches() && Topics.isDeadLetters(parts.group(1))
                    ? Optional.of(new LetterId(
                            new TopicPartition(parts.group(1), Integer.parseInt(parts.group(2))),
                            Long.parseLong(parts.group(3))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        String text = partition.topic() + ":" + partition.partition() + ":" + offset;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
