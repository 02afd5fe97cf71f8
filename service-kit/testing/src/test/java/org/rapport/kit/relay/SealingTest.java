package org.rapport.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.events.CrmEvents;
import org.rapport.events.Seal;
import org.rapport.events.Topics;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.process.Ports;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealingTest {

    private static final ObjectMapper JSON = CrmEvents.mapper();

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
    void everyRowIsInOneSealOfTheChain() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "sealed");
        List<UUID> events = new ArrayList<>(journal.changes(UUID.randomUUID(), 10));
        try (var _ = RunningRelay.of(journal).awaitActive()) {
            events.addAll(journal.changes(UUID.randomUUID(), 300));
            awaitSealed(journal, 310);
            events.addAll(journal.changes(UUID.randomUUID(), 10));
            awaitSealed(journal, 320);
        }

        assertSealedOnce(journal, events);
    }

    @Test
    void aForgedRowIsInNone() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "unsealed");
        List<UUID> events;
        try (var _ = RunningRelay.of(journal).awaitActive();
                Connection connection = journal.connect()) {
            journal.forge(connection, UUID.randomUUID());
            events = journal.changes(UUID.randomUUID(), 3);
            awaitSealed(journal, 3);
        }

        assertSealedOnce(journal, events);
    }

    @Test
    void aCrashLeavesNoRowOutAndSealsNoneTwice() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "torn");
        UUID thing = UUID.randomUUID();
        List<UUID> events = new ArrayList<>();
        try (var relay = RunningRelay.of(journal).awaitActive()) {
            for (int crash = 0; crash < 3; crash++) {
                events.addAll(journal.changes(thing, 100));
                int published = events.size();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> relay.status().published() >= published);
                postgres.crash();
                postgres.start();
            }
            events.addAll(journal.changes(thing, 10));
            awaitSealed(journal, events.size());
        }

        assertSealedOnce(journal, events);
    }

    @Test
    void aSealThatWasNotPublishedIsPublishedByTheNextOwner() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "delayed");
        List<UUID> events = new ArrayList<>();
        try (var _ = RunningRelay.of(journal).awaitActive()) {
            events.addAll(journal.changes(UUID.randomUUID(), 10));
            awaitSealed(journal, 10);
        }
        List<Seal> before = seals(journal);
        journal.superuser("update relay_progress set published_seal = 0");

        try (var _ = RunningRelay.of(journal).awaitActive()) {
            events.addAll(journal.changes(UUID.randomUUID(), 10));
            awaitSealed(journal, 20);
        }

        List<Seal> after = seals(journal);
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        assertThat(after.subList(before.size(), 2 * before.size())).isEqualTo(before);
        assertSealedOnce(journal, events);
    }

    /** Whenever it is told to stop: several times, since its seal may be due just then or not. */
    @Test
    void publishesItsLastSealBeforeItStops() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "ended");
        var oftenSealed = new RelayTimes(Duration.ofSeconds(30), Duration.ofMillis(50));
        int events = 0;
        for (int term = 0; term < 5; term++) {
            try (var relay = RunningRelay.of(journal, JournalFixture::isIntact, oftenSealed)
                    .awaitActive()) {
                int written = journal.changes(UUID.randomUUID(), 20).size();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> relay.status().published() >= written);
                events += written;
            }

            assertThat(journal.query("""
                    select max(number) = (select published_seal from relay_progress) and sum(count) = %d
                    from seal""".formatted(events))).isEqualTo("t");
        }
    }

    private static void awaitSealed(JournalFixture journal, int rows) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> journal.query("""
                select coalesce(sum(count), 0) >= %d and max(number) = (select published_seal from relay_progress)
                from seal""".formatted(rows)).equals("t"));
    }

    private void assertSealedOnce(JournalFixture journal, List<UUID> events) throws Exception {
        List<Seal> chain = seals(journal).stream().distinct().toList();
        for (int i = 0; i < chain.size(); i++) {
            assertThat(chain.get(i).isConsistent()).isTrue();
            if (i > 0) {
                assertThat(chain.get(i).follows(chain.get(i - 1))).isTrue();
            }
        }
        assertThat(chain.getFirst().number()).isEqualTo(1);
        assertThat(chain.getFirst().previous()).isEqualTo(Seal.NONE);
        List<Seal.Row> rows =
                chain.stream().flatMap(seal -> seal.rows().stream()).toList();
        assertThat(rows).extracting(Seal.Row::eventId).containsExactlyInAnyOrderElementsOf(events);
        for (Seal.Row row : rows.subList(0, 3)) {
            assertThat(row.tenantId()).isEqualTo(JournalFixture.TENANT);
            assertThat(row.digest())
                    .isEqualTo(journal.query(
                            "select encode(digest, 'hex') from journal where id = '" + row.eventId() + "'"));
        }
    }

    /** What is on the topic, up to the last seal that the relay says it has published. */
    private List<Seal> seals(JournalFixture journal) throws Exception {
        long last = Long.parseLong(journal.query("select published_seal from relay_progress"));
        var settings = new HashMap<>(journal.kafka());
        settings.put("isolation.level", "read_committed");
        var seals = new ArrayList<Seal>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(Topics.SEALS, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end && System.nanoTime() < deadline) {
                for (var message : consumer.poll(Duration.ofMillis(100))) {
                    if (new String(message.key(), StandardCharsets.UTF_8).equals(journal.service())) {
                        seals.add(JSON.readValue(message.value(), Seal.class));
                    }
                }
            }
        }
        assertThat(seals).extracting(Seal::number).contains(last);
        return seals;
    }
}
