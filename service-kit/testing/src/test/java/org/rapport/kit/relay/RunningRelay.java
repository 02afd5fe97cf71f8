package org.rapport.kit.relay;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.rapport.events.CrmEvents;
import org.rapport.kit.trace.EventTrace;

/** A relay on its thread. */
final class RunningRelay implements AutoCloseable {

    private static final RelayTimes TIMES = new RelayTimes(Duration.ofSeconds(30), Duration.ofMillis(500));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RelayStatus status =
            new RelayStatus(registry, new EventTrace(TracerProvider.noop().get("relay")));
    private final JournalFixture journal;
    private final Relay relay;
    private final Thread thread;

    private RunningRelay(
            JournalFixture journal, JournalDatabase database, Predicate<CommittedRow> intact, RelayTimes times) {
        this.journal = journal;
        var records = new EventRecords(CrmEvents.mapper(), journal.service(), intact, status);
        relay = new Relay(database, journal.kafka(), records, times, status);
        thread = Thread.ofPlatform().name("relay").daemon().start(relay);
    }

    static RunningRelay of(JournalFixture journal) {
        return of(journal, JournalFixture::isIntact);
    }

    static RunningRelay of(JournalFixture journal, Predicate<CommittedRow> intact) {
        return of(journal, intact, TIMES);
    }

    static RunningRelay of(JournalFixture journal, Predicate<CommittedRow> intact, RelayTimes times) {
        return new RunningRelay(journal, journal.database(), intact, times);
    }

    /** Returns when it is the active one, and done with what it had to publish again: from here on each row is new. */
    RunningRelay awaitActive() {
        Awaitility.await("the relay to be active")
                .atMost(Duration.ofSeconds(30))
                .until(() -> status.isActive()
                        && journal.query("select bool_and(republish_from is null) from relay_progress")
                                .equals("t"));
        return this;
    }

    Timer timer() {
        return registry.get("crm.relay.transactions").timer();
    }

    /** How long after their commits Kafka had rows. */
    Timer delays() {
        return registry.get("crm.relay.delay").timer();
    }

    double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    RelayStatus status() {
        return status;
    }

    @Override
    public void close() {
        stop();
    }

    /** Has it stop as at the end of the process; fails when that takes long. */
    void stop() {
        relay.stop();
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                throw new IllegalStateException("the relay does not stop");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
