package org.rapport.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.health.Lifecycle;
import org.rapport.kit.startup.StartCondition;

class RevocationFeedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TopicPartition PARTITION = new TopicPartition("crm.directory", 0);

    private final RevokedSessions revoked = new RevokedSessions();
    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
    private final Lifecycle lifecycle = new Lifecycle();
    private final RevocationFeed feed =
            new RevocationFeed(revoked, config(), new SimpleMeterRegistry(), lifecycle, Map.of());
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

        feed.poll(kafka);

        assertThat(revoked.contains("ada")).isTrue();
        assertThat(revoked.contains("old")).as("its tokens have expired anyway").isFalse();
        assertThat(revoked.contains("no")).isFalse();
    }

    @Test
    void isReadyOnceKafkaHasTheTopicAndThenOnlyTellsThatItIsGone() {
        lifecycle.begin();
        assertThat(lifecycle.isReady()).as("nobody has looked").isFalse();

        assertThat(feed.isMissing(kafka)).isTrue();

        assertThat(lifecycle.isReady()).isFalse();
        assertThat(lifecycle.reasons())
                .singleElement()
                .asString()
                .startsWith("topics: Kafka has no topic crm.directory,")
                .contains("run the migration job", "docs/operations/kafka.md");

        kafka.updatePartitions(PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));
        assertThat(feed.isMissing(kafka)).isFalse();

        assertThat(lifecycle.isReady()).isTrue();

        kafka.updatePartitions(PARTITION.topic(), List.of());
        assertThat(feed.isMissing(kafka)).isTrue();

        assertThat(lifecycle.isReady()).as("it served already").isTrue();
        assertThat(lifecycle.warnings())
                .singleElement()
                .extracting(StartCondition::finding)
                .asString()
                .startsWith("Kafka has no topic crm.directory,");
    }

    @Test
    void isReadyWhereKafkaDoesNotAnswer() throws Exception {
        lifecycle.begin();
        var away = new RevocationFeed(
                revoked,
                config(),
                new SimpleMeterRegistry(),
                lifecycle,
                Map.of("bootstrap.servers", "127.0.0.1:" + aPortWithoutAnybody()));
        feed.start(new StartupEvent()); // it is told of no Kafka at all

        away.start(new StartupEvent());
        try {
            away.caughtUp().get(20, TimeUnit.SECONDS);

            await().atMost(PATIENCE).until(lifecycle::isReady);
            assertThat(lifecycle.warnings()).isEmpty();
        } finally {
            away.stop(new ShutdownEvent());
        }
    }

    private static int aPortWithoutAnybody() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void isReadyWhereItsUserMayNotLook() {
        lifecycle.begin();
        var blind = new MockConsumer<byte[], byte[]>("earliest") {
            @Override
            public synchronized List<PartitionInfo> partitionsFor(String topic, Duration timeout) {
                throw new TopicAuthorizationException(topic);
            }
        };

        assertThat(feed.isMissing(blind)).isFalse();

        assertThat(lifecycle.isReady()).isTrue();
        assertThat(lifecycle.warnings()).hasSize(1);
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
