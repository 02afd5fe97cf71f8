package org.rapport.gateway.token;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.health.Lifecycle;
import org.rapport.kit.startup.StartCondition;

/**
 * Reads ended sessions from the directory topic, what counts of it at start and then as it grows, on a thread of its own.
 * Every replica reads everything: no consumer group. Without Kafka the gateway works on; sessions then end when their
 * access token does.
 */
@Singleton
public final class RevocationFeed {

    private static final Logger LOG = Logger.getLogger(RevocationFeed.class);
    private static final String REVOKED = "org.rapport.admin.session.revoked.v1";
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** How often it is asked how far the topic goes. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final RevokedSessions revoked;
    private final RevocationConfig config;
    private final Map<String, Object> kafka;
    private final MeterRegistry registry;
    private final StartCondition topic = new StartCondition("topics", LOG::warn, LOG::info);
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private volatile long knownAt = System.nanoTime();
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    @Inject
    RevocationFeed(
            RevokedSessions revoked,
            RevocationConfig config,
            MeterRegistry registry,
            Lifecycle lifecycle,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.revoked = revoked;
        this.config = config;
        this.registry = registry;
        this.kafka = kafka;
        lifecycle.needs(topic);
    }

    void start(@Observes StartupEvent event) {
        if (!kafka.containsKey("bootstrap.servers")) {
            topic.isUnknown();
            caughtUp.complete(null);
        } else {
            knownAt = System.nanoTime();
            TimeGauge.builder("crm.gateway.revocations.age", () -> System.nanoTime() - knownAt, TimeUnit.NANOSECONDS)
                    .description("How long ago the gateway knew of every session that had been ended by then")
                    .register(registry);
            thread = Thread.ofPlatform().name("revocations").daemon().start(this::run);
        }
    }

    /** Ends when the sessions are known that had ended before the start, or Kafka is not there to tell them. */
    public CompletableFuture<Void> caughtUp() {
        return caughtUp.completeOnTimeout(null, config.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
        var running = thread;
        if (running != null) {
            LockSupport.unpark(running);
            running.join(POLL);
        }
    }

    private void run() {
        while (!stopping) {
            try {
                listen(new KafkaConsumer<>(reading()));
            } catch (WakeupException _) {
                LOG.debug("Woken up to stop");
            } catch (KafkaException failure) {
                LOG.warnf("The directory topic cannot be read: %s", failure.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Its end does not wait for the fetch under way, which Kafka holds back as long as nothing comes. */
    private void listen(Consumer<byte[], byte[]> current) {
        consumer = current;
        try {
            read(current);
        } finally {
            current.close(CloseOptions.timeout(LAST_WORDS));
        }
    }

    private void read(Consumer<byte[], byte[]> current) {
        while (isMissing(current)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            if (stopping) {
                return;
            }
        }
        var partition = new TopicPartition(config.topic(), 0);
        current.assign(List.of(partition));
        seek(current, partition, Instant.now().minus(RevokedSessions.REMEMBERED));
        var asked = System.nanoTime();
        var end = current.endOffsets(List.of(partition)).get(partition);
        while (!stopping) {
            if (current.position(partition) >= end) {
                knownAt = asked;
                caughtUp.complete(null);
            }
            poll(current);
            if (System.nanoTime() - asked > LOOK.toNanos()) {
                var now = System.nanoTime();
                isMissing(current);
                try {
                    end = current.endOffsets(List.of(partition), PAUSE).get(partition);
                    asked = now;
                } catch (TimeoutException _) {
                    LOG.debug("Kafka is away; its client goes on asking");
                }
            }
        }
    }

    /** Whether Kafka says that there is no such topic: no broker makes it by accident. */
    boolean isMissing(Consumer<byte[], byte[]> current) {
        try {
            var partitions = current.partitionsFor(config.topic(), PAUSE);
            if (partitions == null || partitions.isEmpty()) {
                topic.isWrong(
                        "Kafka has no topic " + config.topic() + ", which tells what sessions have ended: run the"
                                + " migration job of a service, told where Kafka is, or make what docs/operations/kafka.md lists");
                return true;
            }
            topic.isRight();
        } catch (TopicAuthorizationException _) {
            topic.isDoubtful("Kafka does not let the gateway's user see the topic " + config.topic()
                    + ", if there is any such: give it the rights of docs/operations/kafka.md");
        } catch (TimeoutException _) {
            topic.isUnknown();
        }
        return false;
    }

    /** What was told before is about tokens that have expired. */
    private static void seek(Consumer<byte[], byte[]> current, TopicPartition partition, Instant since) {
        var first =
                current.offsetsForTimes(Map.of(partition, since.toEpochMilli())).get(partition);
        if (first == null) {
            current.seekToEnd(List.of(partition));
        } else {
            current.seek(partition, first.offset());
        }
    }

    void poll(Consumer<byte[], byte[]> current) {
        for (var message : current.poll(POLL)) {
            if (message.value() != null) {
                apply(message.value());
            }
        }
    }

    private void apply(byte[] value) {
        try {
            var event = new JsonObject(Buffer.buffer(value));
            if (REVOKED.equals(event.getString("type"))) {
                var session = event.getJsonObject("data").getJsonObject("record");
                if (Instant.parse(session.getString("expiresAt")).isAfter(Instant.now())) {
                    revoked.add(session.getString("sid"));
                }
            }
        } catch (DecodeException | ClassCastException | NullPointerException | DateTimeParseException _) {
            LOG.warn("A message of the directory topic is no event as the gateway knows it");
        }
    }

    private Map<String, Object> reading() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("client.id", "gateway");
        settings.remove("group.id"); // every replica reads everything
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        settings.put("fetch.max.wait.ms", (int) POLL.toMillis());
        settings.put("reconnect.backoff.max.ms", 10_000);
        return settings;
    }
}
