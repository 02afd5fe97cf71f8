package org.rapport.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.rapport.kit.relay.Subscriber.assertLastIsNewest;
import static org.rapport.kit.relay.Subscriber.assertVersionsInOrder;
import static org.rapport.kit.relay.Subscriber.ids;
import static org.rapport.kit.relay.Subscriber.once;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.process.Ports;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelayFailoverTest {

    private PostgresServer postgres;
    private KafkaServer kafka;

    @BeforeAll
    void start(@TempDir Path state) {
        postgres = PostgresServer.at(state.resolve("postgres"), Ports.free(), Durability.DURABLE);
        postgres.start();
        kafka = KafkaServer.at(state.resolve("kafka"), Ports.free(), Ports.free())
                .start();
    }

    @AfterAll
    void stop() {
        kafka.crash();
        postgres.stop();
    }

    @Test
    void oneOfTwoIsActiveAndTheOtherTakesOver() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "two");
        UUID thing = UUID.randomUUID();
        List<UUID> events = new ArrayList<>();
        try (var subscriber = new Subscriber(journal.kafka(), journal.topic());
                var first = RunningRelay.of(journal).awaitActive();
                var second = RunningRelay.of(journal)) {
            events.addAll(journal.changes(thing, 50));
            subscriber.readUntilAll(events);
            assertThat(second.status().isActive()).isFalse();

            first.stop();
            await().atMost(Duration.ofSeconds(5)).until(second.status()::isActive);
            events.addAll(journal.changes(thing, 50));
            List<Subscriber.Received> received = subscriber.readUntilAll(events);

            assertThat(ids(received)).containsExactlyElementsOf(events);
        }
    }

    @Test
    void onePausedInTheMiddleIsReplacedAndPublishesNothingAfterwards() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "paused");
        UUID thing = UUID.randomUUID();
        var paused = new CountDownLatch(1);
        var resume = new CountDownLatch(1);
        try (var subscriber = new Subscriber(journal.kafka(), journal.topic());
                var sleeper = RunningRelay.of(journal, row -> {
                            if (row.row().version() == 5) {
                                paused.countDown();
                                waitFor(resume);
                            }
                            return true;
                        })
                        .awaitActive()) {
            List<UUID> events = new ArrayList<>(journal.changes(thing, 10));
            waitFor(paused);

            try (var successor = RunningRelay.of(journal)) {
                await().atMost(Duration.ofSeconds(10)).until(successor.status()::isActive);
                events.addAll(journal.changes(thing, 10));
                subscriber.readUntilAll(events);
                int before = subscriber.readFor(Duration.ofMillis(500)).size();
                resume.countDown();
                await().atMost(Duration.ofSeconds(15))
                        .until(() -> !sleeper.status().isActive());

                List<Subscriber.Received> received = subscriber.readFor(Duration.ofSeconds(1));
                assertThat(received).hasSize(before);
                assertVersionsInOrder(once(received));
                assertLastIsNewest(received);
                assertThat(successor.status().isActive()).isTrue();
            }
        }
    }

    @Test
    void aProducerThatWasReplacedCannotPublish() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "replaced");
        var record = new ProducerRecord<>(journal.topic(), new byte[] {1}, new byte[] {1});
        EventProducer.Pulse pulse = _ -> {};
        try (var old = new EventProducer(journal.kafka(), "replaced");
                var successor = new EventProducer(journal.kafka(), "replaced")) {
            old.open(pulse);
            old.publish(List.of(record), pulse);

            successor.open(pulse);

            assertThatThrownBy(() -> old.publish(List.of(record), pulse)).isInstanceOf(KafkaException.class);
            successor.publish(List.of(record), pulse);
        }
    }

    /** Or a relay with many events would neither tell that it waits, nor stop, for minutes. */
    @Test
    void doesNotWaitForEachEventOfATopicThatKafkaDoesNotKnow() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "unknown");
        var record = new ProducerRecord<>("unheard-of", new byte[] {1}, new byte[] {1});
        EventProducer.Pulse pulse = _ -> {};
        try (var producer = new EventProducer(journal.kafka(), "unknown")) {
            producer.open(pulse);

            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThatThrownBy(
                            () -> producer.publish(Collections.nCopies(200, record), pulse))
                    .isInstanceOf(KafkaException.class));
        }
    }

    @Test
    void theDeathOfKafkaStopsNoWriterAndLosesNothing() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "without_kafka");
        List<UUID> things = Stream.generate(UUID::randomUUID).limit(5).toList();
        List<UUID> events = new ArrayList<>();
        try (var relay = RunningRelay.of(journal).awaitActive()) {
            for (UUID thing : things) {
                events.addAll(journal.changes(thing, 40));
            }
            kafka.crash();
            try {
                for (UUID thing : things) {
                    events.addAll(journal.changes(thing, 40));
                }
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> relay.status().problem() != null);
                assertThat(relay.status().lag()).isPositive();
            } finally {
                kafka.start();
            }

            try (var subscriber = new Subscriber(journal.kafka(), journal.topic())) {
                List<Subscriber.Received> received = subscriber.readUntilAll(events);

                assertVersionsInOrder(once(received));
                assertLastIsNewest(received);
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> relay.status().problem() == null);
            }
        }
    }

    @Test
    void stopsAtOnceWhileKafkaIsAway() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "stop_without_kafka");
        var relay = RunningRelay.of(journal).awaitActive();
        kafka.crash();
        try {
            journal.changes(UUID.randomUUID(), 1);
            await().atMost(Duration.ofSeconds(20)).until(() -> relay.status().problem() != null);

            relay.stop();
        } finally {
            kafka.start();
        }
    }

    @Test
    void theCrashOfPostgresLosesNothing() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "crashed");
        UUID thing = UUID.randomUUID();
        List<UUID> events = new ArrayList<>();
        try (var relay = RunningRelay.of(journal).awaitActive();
                var subscriber = new Subscriber(journal.kafka(), journal.topic())) {
            events.addAll(journal.changes(thing, 100));
            postgres.crash();
            postgres.start();
            events.addAll(journal.changes(thing, 100));

            List<Subscriber.Received> received = subscriber.readUntilAll(events);

            assertVersionsInOrder(once(received));
            assertLastIsNewest(received);
            assertThat(relay.status().problem()).isNull();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
