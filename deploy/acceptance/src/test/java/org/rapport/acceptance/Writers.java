package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.acceptance.Eventually.eventually;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that create one record after the other until they are told to stop, and remember what was confirmed. */
final class Writers implements AutoCloseable {

    private static final int CLIENTS = 8;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Api api;
    private final String collection;
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<UUID> confirmed = ConcurrentHashMap.newKeySet();
    private final Queue<Answer> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private volatile boolean stopped;

    private Writers(Api api, String collection) {
        this.api = api;
        this.collection = collection;
    }

    /** Begins at once. */
    static Writers of(Api api, String collection) {
        var writers = new Writers(api, collection);
        for (int client = 0; client < CLIENTS; client++) {
            writers.clients.submit(writers::write);
        }
        return writers;
    }

    private void write() {
        while (!stopped) {
            try {
                Answer answer = api.post(
                        collection, "{\"lastName\": \"Writer " + number.incrementAndGet() + "\", \"score\": 1}");
                if (answer.isSuccess()) {
                    confirmed.add(answer.id());
                } else {
                    refusals.add(answer);
                    LockSupport.parkNanos(PAUSE_NANOS); // as somebody who is told to come again
                }
            } catch (Api.NoAnswer _) {
                // neither confirmed nor refused
            } catch (RuntimeException | AssertionError e) {
                failures.add(e);
                return;
            }
        }
    }

    /** Returns when so many records have been confirmed since the beginning. */
    void awaitConfirmed(int atLeast) {
        eventually(() -> {
            assertThat(failures).isEmpty();
            assertThat(confirmed).hasSizeGreaterThanOrEqualTo(atLeast);
        });
    }

    /** Returns when so many requests have been refused since the beginning. */
    void awaitRefused(int atLeast) {
        eventually(() -> {
            assertThat(failures).isEmpty();
            assertThat(refusals).hasSizeGreaterThanOrEqualTo(atLeast);
        });
    }

    /** Returns when the last request under way is answered. */
    void stop() {
        stopped = true;
        clients.close();
        assertThat(failures).isEmpty();
    }

    Set<UUID> confirmed() {
        return Set.copyOf(confirmed);
    }

    List<Answer> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public void close() {
        stopped = true;
        clients.close();
    }
}
