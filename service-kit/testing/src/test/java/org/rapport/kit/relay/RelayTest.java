package org.rapport.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.relay.Subscriber.assertVersionsInOrder;
import static org.rapport.kit.relay.Subscriber.ids;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        postgres = PostgresServer.at(state.resolve("postgres"), Ports.free(), Durability.FORGETFUL)
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
        try (var _ = RunningRelay.of(journal).awaitActive();
                var subscriber = new Subscriber(journal.kafka(), journal.topic())) {
            committed = write(journal, things, 8, 625);
            received = subscriber.readUntilAll(committed);
        }

        assertThat(ids(received)).containsExactlyInAnyOrderElementsOf(committed);
        assertVersionsInOrder(received);
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
