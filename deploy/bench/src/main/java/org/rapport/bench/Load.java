package org.rapport.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Clients that each send the next request as soon as the last is answered, for a time that is set. */
final class Load {

    /**
     * What a run has achieved.
     *
     * @param nanos how long each request took, in ascending order
     */
    record Result(long failures, Duration elapsed, long[] nanos) {

        long requests() {
            return nanos.length;
        }

        double perSecond() {
            return requests() / (elapsed.toNanos() / 1e9);
        }

        /** Milliseconds within which 99 of 100 requests were answered. */
        double p99() {
            return nanos[nanos.length * 99 / 100] / 1e6;
        }
    }

    private Load() {}

    static Result run(URI server, int clients, Duration time, Supplier<byte[]> requests) throws InterruptedException {
        var failed = new LongAdder();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = IntStream.range(0, clients)
                    .mapToObj(_ -> threads.submit(() -> client(server, end, requests, failed)))
                    .toList();
            var nanos = LongStream.builder();
            for (var client : running) {
                client.get().build().forEach(nanos);
            }
            return new Result(
                    failed.sum(),
                    Duration.ofNanos(System.nanoTime() - start),
                    nanos.build().sorted().toArray());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private static LongStream.Builder client(URI server, long end, Supplier<byte[]> requests, LongAdder failed)
            throws IOException {
        var nanos = LongStream.builder();
        try (var connection = new HttpConnection(server)) {
            for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
                int status = connection.exchange(requests.get(), false).status();
                nanos.add(System.nanoTime() - begun);
                if (status >= 300) {
                    failed.increment();
                }
            }
        }
        return nanos;
    }
}
