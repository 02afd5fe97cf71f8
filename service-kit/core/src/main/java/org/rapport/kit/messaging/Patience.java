package org.rapport.kit.messaging;

import static java.util.Comparator.comparing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.rapport.kit.problem.Problems;

/** Waits without end for what will pass, such as a database that is away, and knows who waits for what. */
@ApplicationScoped
public class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Map<String, Wait> waits = new ConcurrentHashMap<>();
    private final Set<String> measured = ConcurrentHashMap.newKeySet();
    private final MeterRegistry meters;
    private volatile boolean stopping;

    Patience(MeterRegistry meters) {
        this.meters = meters;
    }

    /** What fails from now on may fail since what it needs is being closed: that says nothing of the message. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping = true;
    }

    /**
     * Somebody who waits.
     *
     * @param consumer who
     * @param where    with which message
     * @param since    when it was tried first
     * @param reason   what is in the way
     */
    record Wait(String consumer, String where, Instant since, String reason) {}

    /**
     * Has {@code effect} happen, however often it must be tried.
     *
     * @param consumer  who handles
     * @param where     which message
     * @param otherwise is told what {@code effect} throws and will not pass
     * @throws IllegalStateException if it fails while the service stops; the message counts as not handled
     */
    public void patiently(String consumer, String where, Runnable effect, Consumer<Throwable> otherwise) {
        if (measured.add(consumer)) {
            Gauge.builder("crm.consumer.waiting", () -> longest(consumer).toSeconds())
                    .description(
                            "for how many seconds the consumer has been waiting with a message; 0 while it goes on")
                    .tag("consumer", consumer)
                    .register(meters);
        }
        Instant since = Instant.now();
        Duration wait = FIRST_WAIT;
        try {
            while (true) {
                try {
                    effect.run();
                    return;
                } catch (RuntimeException | StackOverflowError e) {
                    if (stopping) {
                        throw new IllegalStateException(
                                consumer + " was stopped with " + where + ", which comes again: " + e.getMessage(), e);
                    }
                    if (!Problems.willPass(e)) {
                        otherwise.accept(e);
                        return;
                    }
                    waits.put(consumer + ' ' + where, new Wait(consumer, where, since, String.valueOf(e.getMessage())));
                    if (wait == FIRST_WAIT) {
                        LOG.warnf("%s waits with %s: %s", consumer, where, e.getMessage());
                    }
                    pause(wait);
                    wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
                }
            }
        } finally {
            waits.remove(consumer + ' ' + where);
        }
    }

    /** Who waits, the longest first. */
    List<Wait> waits() {
        return waits.values().stream().sorted(comparing(Wait::since)).toList();
    }

    private Duration longest(String consumer) {
        return waits().stream()
                .filter(wait -> wait.consumer().equals(consumer))
                .findFirst()
                .map(wait -> Duration.between(wait.since(), Instant.now()))
                .orElse(Duration.ZERO);
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait.plusMillis(ThreadLocalRandom.current().nextLong(50)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
