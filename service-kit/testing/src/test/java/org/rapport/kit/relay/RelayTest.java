package org.rapport.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rapport.kit.relay.Subscriber.assertLastIsNewest;
import static org.rapport.kit.relay.Subscriber.assertVersionsInOrder;
import static org.rapport.kit.relay.Subscriber.ids;
import static org.rapport.kit.relay.Subscriber.once;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
class RelayTest {

    private PostgresServer postgres;
    private KafkaServer kafka;

    @BeforeAll
    void start(@TempDir Path state) {
        postgres = PostgresServer.at(state.resolve("postgres"), Ports.free(), Durability.DURABLE)
                .start();
        kafka = KafkaServer.at(state.resolve("kafka"), Ports.free(), Ports.free())
                .start();
    }

    @AfterAll
    void stop() {
        kafka.stop();
        postgres.stop();
    }

    @Test
    void publishesEveryCommittedRowOnceAndInOrder() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "complete");
        List<UUID> things = Stream.generate(UUID::randomUUID).limit(40).toList();

        List<UUID> committed;
        List<Subscriber.Received> received;
        try (var relay = RunningRelay.of(journal).awaitActive();
                var subscriber = new Subscriber(journal.kafka(), journal.topic())) {
            committed = write(journal, things, 8, 625);
            received = subscriber.readUntilAll(committed);

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(relay.delays().count()).isEqualTo(committed.size());
                assertThat(relay.gauge("crm.relay.unsealed")).isZero();
            });
            assertThat(relay.gauge("crm.relay.retained")).isPositive();
        }

        assertThat(ids(received)).containsExactlyInAnyOrderElementsOf(committed);
        assertVersionsInOrder(received);
    }

    @Test
    void publishesAJournalThatWasThereBeforeIt() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "early");
        List<UUID> events = journal.changes(UUID.randomUUID(), 1200);

        try (var _ = RunningRelay.of(journal);
                var subscriber = new Subscriber(journal.kafka(), journal.topic())) {
            List<Subscriber.Received> received = subscriber.readUntilAll(events);

            assertThat(ids(received)).containsExactlyElementsOf(events);
        }
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "stopped");
        List<UUID> events = new ArrayList<>();
        try (var _ = RunningRelay.of(journal).awaitActive()) {
            events.addAll(journal.changes(UUID.randomUUID(), 20));
        }
        events.addAll(journal.changes(UUID.randomUUID(), 20));

        try (var _ = RunningRelay.of(journal);
                var subscriber = new Subscriber(journal.kafka(), journal.topic())) {
            List<Subscriber.Received> received = subscriber.readUntilAll(events);

            assertThat(ids(received)).containsExactlyInAnyOrderElementsOf(events);
        }
    }

    @Test
    void keepsTheSlotWhileMuchIsLeftToRead() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "behind");
        var seldomSealed = new RelayTimes(Duration.ofSeconds(30), Duration.ofMinutes(5));

        try (var _ = RunningRelay.of(journal, RelayTest::isSlowlyRead, seldomSealed)
                        .awaitActive();
                var subscriber = new Subscriber(journal.kafka(), journal.topic())) {
            String reader = readerOf(journal);
            UUID thing = UUID.randomUUID();
            var events = new ArrayList<UUID>();
            try (Connection connection = journal.connect()) {
                connection.setAutoCommit(false);
                for (int i = 0; i < 3_000; i++) {
                    events.add(journal.change(connection, thing));
                }
                connection.commit();
            }

            assertThat(ids(subscriber.readUntilAll(events))).containsExactlyElementsOf(events);
            assertThat(readerOf(journal)).isEqualTo(reader);
        }
    }

    private static String readerOf(JournalFixture journal) throws SQLException {
        return journal.query(
                "select active_pid from pg_replication_slots where slot_name = '%s'".formatted(journal.slot()));
    }

    /** Three thousand such rows take twice the time after which the server gives up a relay that says nothing. */
    private static boolean isSlowlyRead(CommittedRow row) {
        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        return true;
    }

    @Test
    void refusesAForgedRowAndGoesOn() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "forged");
        UUID forged;
        List<UUID> events;

        try (var relay = RunningRelay.of(journal).awaitActive();
                var subscriber = new Subscriber(journal.kafka(), journal.topic())) {
            try (Connection connection = journal.connect()) {
                forged = journal.forge(connection, UUID.randomUUID());
            }
            events = journal.changes(UUID.randomUUID(), 3);
            List<Subscriber.Received> received = subscriber.readUntilAll(events);

            assertThat(ids(received)).containsExactlyElementsOf(events).doesNotContain(forged);
            assertThat(relay.status().refusedRows()).isEqualTo(1);
        }
    }

    @Test
    void keepsPublishingWhileTheServiceIsIdleSoThatTheServerNeedsNoOldLog() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "idle");
        try (var _ = RunningRelay.of(journal).awaitActive()) {
            journal.superuser("insert into thing select gen_random_uuid(), 1 from generate_series(1, 10000)");
            String position = journal.query("select pg_current_wal_lsn()");

            await().atMost(Duration.ofSeconds(30)).until(() -> journal.query("select confirmed_flush_lsn >= '"
                            + position + "' from pg_replication_slots where slot_name = 'idle_journal'")
                    .equals("t"));
        }
    }

    @Test
    void repeatsWhatALostSlotMayHaveMissed() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "lost");
        UUID thing = UUID.randomUUID();
        List<UUID> old;
        List<UUID> published;
        try (var subscriber = new Subscriber(journal.kafka(), journal.topic())) {
            old = journal.changes(thing, 5);
            journal.superuser("update journal set time = time - interval '1 hour'");
            try (var _ = RunningRelay.of(journal, _ -> true).awaitActive()) {
                published = journal.changes(thing, 5);
                subscriber.readUntilAll(published);
            }
        }
        List<UUID> missed = journal.changes(thing, 5);
        journal.superuser("select pg_drop_replication_slot('lost_journal')");

        try (var _ = RunningRelay.of(journal, _ -> true);
                var subscriber = new Subscriber(journal.kafka(), journal.topic())) {
            List<Subscriber.Received> received = subscriber.readUntilAll(missed);

            assertVersionsInOrder(once(received));
            assertLastIsNewest(received);
            assertThat(ids(received)).filteredOn(old::contains).doesNotHaveDuplicates();
            assertThat(ids(received)).containsAll(published);
        }
    }

    @Test
    void replacesASlotThatTheServerGaveUp() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "given_up");
        UUID thing = UUID.randomUUID();
        List<UUID> events = new ArrayList<>();
        try (var _ = RunningRelay.of(journal).awaitActive()) {
            events.addAll(journal.changes(thing, 5));
        }
        events.addAll(journal.changes(thing, 5));
        journal.superuser("alter system set idle_replication_slot_timeout = '1s'");
        journal.superuser("select pg_reload_conf()");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            journal.superuser("checkpoint");
            return journal.query("select wal_status from pg_replication_slots where slot_name = 'given_up_journal'")
                    .equals("lost");
        });
        journal.superuser("alter system reset idle_replication_slot_timeout");
        journal.superuser("select pg_reload_conf()");

        try (var _ = RunningRelay.of(journal);
                var subscriber = new Subscriber(journal.kafka(), journal.topic())) {
            List<Subscriber.Received> received = subscriber.readUntilAll(events);

            assertVersionsInOrder(once(received));
            assertLastIsNewest(received);
        }
    }

    /** Some writers at once; one transaction in five is rolled back. The ids of the events that were committed. */
    private static List<UUID> write(JournalFixture journal, List<UUID> things, int writers, int transactions)
            throws Exception {
        List<UUID> committed = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(writers)) {
            List<Callable<List<UUID>>> work = IntStream.range(0, writers)
                    .<Callable<List<UUID>>>mapToObj(
                            writer -> () -> write(journal, things, new Random(writer), transactions))
                    .toList();
            for (Future<List<UUID>> result : executor.invokeAll(work)) {
                committed.addAll(result.get());
            }
        }
        return committed;
    }

    private static List<UUID> write(JournalFixture journal, List<UUID> things, Random random, int transactions)
            throws SQLException {
        List<UUID> committed = new ArrayList<>();
        try (Connection connection = journal.connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < transactions; i++) {
                UUID event = journal.change(connection, things.get(random.nextInt(things.size())));
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed.add(event);
                }
            }
        }
        return committed;
    }
}
