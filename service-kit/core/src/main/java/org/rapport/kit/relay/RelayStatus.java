package org.rapport.kit.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.journal.JournalRow;
import org.rapport.kit.trace.EventTrace;

/** How the relay is, for operators: its metrics, its part of traces, and what the health page says of it. */
final class RelayStatus {

    private static final Duration[] DELAYS = Stream.of(100, 500, 1_000, 5_000, 30_000, 300_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Counter published;
    private final Counter refused;
    private final Timer transactions;
    private final Timer delay;
    private final EventTrace trace;
    private volatile boolean active;
    private volatile @Nullable Instant oldest;
    private volatile @Nullable Instant unsealed;
    private volatile long retained;
    private volatile @Nullable Problem problem;

    private record Problem(String what, Instant since) {}

    RelayStatus(MeterRegistry registry, EventTrace trace) {
        this.trace = trace;
        this.published = Counter.builder("crm.relay.published")
                .description("Journal rows published as events")
                .register(registry);
        this.refused = Counter.builder("crm.relay.refused")
                .description("Journal rows with a wrong digest, or too large: never published")
                .register(registry);
        this.transactions = Timer.builder("crm.relay.transactions")
                .description("How long Kafka takes to confirm a batch of rows")
                .register(registry);
        this.delay = Timer.builder("crm.relay.delay")
                .description("How long after its commit Kafka has a row")
                .serviceLevelObjectives(DELAYS)
                .register(registry);
        Gauge.builder("crm.relay.retained", () -> retained)
                .description("Write-ahead log that PostgreSQL keeps for the slot, as the active relay saw it last")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("crm.relay.unsealed", () -> seconds(since(unsealed)))
                .description("For how long a published row has been waiting for its seal")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("crm.relay.lag", this, status -> seconds(status.lag()))
                .description("Age of the oldest committed row that is not published, or of what keeps all from it")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("crm.relay.active", this, status -> status.isActive() ? 1 : 0)
                .description("1 in the replica that publishes, 0 in those that stand by")
                .register(registry);
    }

    void active(boolean now) {
        active = now;
        if (!now) {
            unsealed = null;
            retained = 0;
        }
    }

    boolean isActive() {
        return active;
    }

    /** The oldest row that is read and not published committed at that time; null if there is none. */
    void oldest(@Nullable Instant committedAt) {
        oldest = committedAt;
    }

    /** While it cannot publish it may not even have read what waits: then its silence counts. */
    Duration lag() {
        Problem present = problem;
        Instant since = oldest;
        if (since == null && present != null) {
            since = present.since();
        }
        return since(since);
    }

    /**
     * Kafka has rows.
     *
     * @param committedAt when the first of them was committed; null if they may have been published before
     */
    void published(String topic, List<CommittedRow> rows, Duration taken, @Nullable Instant committedAt) {
        published.increment(rows.size());
        transactions.record(taken);
        Duration age = since(committedAt);
        if (unsealed == null && !rows.isEmpty()) {
            unsealed = Instant.now();
        }
        for (CommittedRow committed : rows) {
            JournalRow row = committed.row();
            trace.published(topic, row.eventType(), row.time(), row.traceParent());
            if (committedAt != null) {
                delay.record(age);
            }
        }
    }

    /** All that was published has its seal. */
    void sealed() {
        unsealed = null;
    }

    void retained(long bytes) {
        retained = bytes;
    }

    long published() {
        return (long) published.count();
    }

    void refused() {
        refused.increment();
    }

    long refusedRows() {
        return (long) refused.count();
    }

    /** What keeps the relay from publishing; null if nothing does. */
    void problem(@Nullable String what) {
        Problem present = problem;
        problem = what == null ? null : new Problem(what, present == null ? Instant.now() : present.since());
    }

    @Nullable
    String problem() {
        Problem present = problem;
        return present == null ? null : present.what();
    }

    private static Duration since(@Nullable Instant time) {
        return time == null ? Duration.ZERO : Duration.between(time, Instant.now());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
