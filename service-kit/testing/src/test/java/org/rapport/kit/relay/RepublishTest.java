package org.rapport.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rapport.kit.relay.Subscriber.ids;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.process.Ports;

/** A journal that must be published again, or for the first time, from the table instead of the slot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepublishTest {

    /** Reading so many from {@link #slowDown a slow journal} takes longer than the server keeps the slot. */
    private static final int MANY = 12_000;

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
    void keepsTheSlotWhileItReadsALargeJournalAndGoesOnWhereItStopped() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "large");
        multiply(journal, MANY);
        slowDown(journal);

        long first;
        try (var relay = RunningRelay.of(journal, _ -> true)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> journal.query(
                            "select republish_from > (select min(time) from public.journal) from relay_progress")
                    .equals("t"));
            relay.stop();
            first = relay.status().published();
        }

        try (var relay = RunningRelay.of(journal, _ -> true);
                var subscriber = new Subscriber(journal.kafka(), journal.topic())) {
            relay.awaitActive();

            assertThat(first).isPositive().isLessThan(MANY);
            assertThat(relay.status().published()).isPositive().isLessThan(MANY);
            assertThat(first + relay.status().published()).isGreaterThanOrEqualTo(MANY);
            assertThat(new HashSet<>(ids(subscriber.readUntil(got -> new HashSet<>(ids(got)).size() >= MANY))))
                    .hasSize(MANY);
        }
    }

    @Test
    void refusesARowWhoseTimeIsNoneAndGoesOn() throws Exception {
        var journal = JournalFixture.create(postgres, kafka, "timeless");
        List<UUID> events;
        try (var relay = RunningRelay.of(journal).awaitActive();
                var subscriber = new Subscriber(journal.kafka(), journal.topic())) {
            journal.changes(UUID.randomUUID(), 1);
            for (String time : List.of("infinity", "-infinity", "0044-03-15 BC", "12026-01-01")) {
                forge(journal, time);
            }
            events = journal.changes(UUID.randomUUID(), 3);

            assertThat(ids(subscriber.readUntilAll(events))).hasSize(4);
            assertThat(relay.status().refusedRows()).isEqualTo(4);
        }
        journal.superuser("select pg_drop_replication_slot('timeless_journal')");
        journal.superuser("update relay_progress set republish_from = '-infinity'");

        try (var relay = RunningRelay.of(journal).awaitActive()) {
            assertThat(relay.status().published()).isEqualTo(4);
            assertThat(relay.status().refusedRows()).isEqualTo(4);
        }
    }

    /** Fills the journal with {@code count} rows, some each minute. */
    private static void multiply(JournalFixture journal, int count) throws SQLException {
        journal.changes(UUID.randomUUID(), 1);
        copy(journal, "time - i * interval '7 seconds'", "generate_series(1, " + (count - 1) + ") i");
    }

    private static void forge(JournalFixture journal, String time) throws SQLException {
        copy(journal, "'" + time + "'::timestamptz", "generate_series(1, 1) i");
    }

    private static void copy(JournalFixture journal, String time, String numbers) throws SQLException {
        journal.superuser("""
                insert into journal (tenant_id, id, transaction_id, transaction_index, transaction_count, aggregate_type,
                    aggregate_id, version, event_type, time, actor, trace_parent, changes, record, commitments, digest)
                select tenant_id, gen_random_uuid(), gen_random_uuid(), 0, 1, aggregate_type,
                    gen_random_uuid(), 1, event_type, %s, actor, trace_parent, changes, record, commitments, digest
                from (select * from journal order by time limit 1) one, %s
                """.formatted(time, numbers));
    }

    /** From now on each row that the relay reads from the table takes some time. */
    private static void slowDown(JournalFixture journal) throws SQLException {
        journal.superuser("create schema slow");
        journal.superuser("""
                create function slow.wait() returns boolean language plpgsql volatile cost 1000000 as
                $$ begin if random() < 0.3 then perform pg_sleep(0.001); end if; return true; end $$
                """);
        journal.superuser("create view slow.journal as select * from public.journal where slow.wait()");
        journal.superuser("grant usage on schema slow to large_relay");
        journal.superuser("grant select on slow.journal to large_relay");
        journal.superuser("alter role large_relay set search_path = slow, public");
        journal.superuser("alter role large_relay set jit = off");
    }
}
