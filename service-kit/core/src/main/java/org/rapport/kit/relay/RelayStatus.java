package org.rapport.kit.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the relay is, for operators: its metrics, and what the health page says of it. */
final class RelayStatus {

    private final Counter published;
    private final Counter refused;
    private final Timer transactions;
    private volatile boolean active;
    private volatile @Nullable Instant oldest;
    private volatile @Nullable String problem;

    RelayStatus(MeterRegistry registry) {
        this.published = Counter.builder("crm.relay.published")
                .description("Journal rows published as events")
                .register(registry);
        this.refused = Counter.builder("crm.relay.refused")
                .description("Journal rows with a wrong digest, or too large: never published")
                .register(registry);
        this.transactions = Timer.builder("crm.relay.transactions")
                .description("How long Kafka takes to confirm a batch of rows")
                .register(registry);
        Gauge.builder("crm.relay.lag", this, status -> status.lag().toMillis() / 1_000.0)
                .description("Age of the oldest committed row that is not published")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("crm.relay.active", this, status -> status.isActive() ? 1 : 0)
                .description("1 in the replica that publishes, 0 in those that stand by")
                .register(registry);
    }

    void active(boolean now) {
        active = now;
    }

    boolean isActive() {
        return active;
    }

    /** The oldest row that is read and not published committed at that time; null if there is none. */
    void oldest(@Nullable Instant committedAt) {
        oldest = committedAt;
    }

    Duration lag() {
        Instant since = oldest;
        return since == null ? Duration.ZERO : Duration.between(since, Instant.now());
    }

    void published(int rows, Duration taken) {
        published.increment(rows);
        transactions.record(taken);
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
        problem = what;
    }

    @Nullable
    String problem() {
        return problem;
    }
}
