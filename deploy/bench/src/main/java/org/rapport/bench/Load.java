package org.rapport.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Clients that each send the next request as soon as the last is answered, for a time that is set. */
final class Load {

    /** What a run has achieved. */
    record Result(long requests, long failures, Duration elapsed) {

        double perSecond() {
            return requests / (elapsed.toNanos() / 1e9);
        }
    }

    private Load() {}

    static Result run(URI server, int clients, Duration time, Supplier<byte[]> requests) throws InterruptedException {
        var done = new LongAdder();
        var failed = new LongAdder();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = IntStream.range(0, clients)
                    .<Future<?>>mapToObj(_ -> threads.submit(() -> {
                        client(server, end, requests, done, failed);
                        return null;
                    }))
                    .toList();
            for (var client : running) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed: " + e.getCause().getMessage(), e.getCause());
        }
        return new Result(done.sum(), failed.sum(), Duration.ofNanos(System.nanoTime() - start));
    }

    private static void client(URI server, long end, Supplier<byte[]> requests, LongAdder done, LongAdder failed)
            throws IOException {
        try (var connection = new HttpConnection(server)) {
            while (System.nanoTime() < end) {
                int status = connection.exchange(requests.get(), false).status();
                done.increment();
                if (status >= 300) {
                    failed.increment();
                }
            }
        }
    }
}
