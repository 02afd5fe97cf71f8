package org.rapport.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RevocationFeedTest {

    private static final TopicPartition PARTITION = new TopicPartition("crm.directory", 0);

    private final RevokedSessions revoked = new RevokedSessions();
    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
    private long offset;

    @Test
    void learnsOfEndedSessionsAndSkipsTheRest() {
        kafka.assign(List.of(PARTITION));
        kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
        var soon = Instant.now().plus(Duration.ofMinutes(10));
        add("{\"type\":\"org.rapport.admin.organization.created.v1\",\"data\":{\"record\":{\"sid\":\"no\"}}}");
        add("not json");
        add("[]");
        add("{\"type\":\"org.rapport.admin.session.revoked.v1\",\"data\":{}}");
        add(null);
        add(ended("old", Instant.now().minusSeconds(1)));
        add(ended("ada", soon));

        new RevocationFeed(revoked, config(), new SimpleMeterRegistry(), Map.of()).poll(kafka);

        assertThat(revoked.contains("ada")).isTrue();
        assertThat(revoked.contains("old")).as("its tokens have expired anyway").isFalse();
        assertThat(revoked.contains("no")).isFalse();
    }

    private static String ended(String session, Instant expiry) {
        return """
                {"specversion":"1.0","type":"org.rapport.admin.session.revoked.v1",
                 "data":{"record":{"sid":"%s","expiresAt":"%s"},"changes":[]}}""".formatted(session, expiry);
    }

    private void add(String value) {
        var bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        kafka.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset++, null, bytes));
    }

    private static RevocationConfig config() {
        return new RevocationConfig() {
            @Override
            public String topic() {
                return PARTITION.topic();
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(5);
            }
        };
    }
}
