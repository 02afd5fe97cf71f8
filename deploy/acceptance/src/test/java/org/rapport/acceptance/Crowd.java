package org.rapport.acceptance;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many callers at once. */
final class Crowd {

    private Crowd() {}

    /** What each of so many gets who begin at the same moment; each is told its number, from 0. */
    static <T> List<T> of(int size, IntFunction<T> each) {
        var begin = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> results = IntStream.range(0, size)
                    .mapToObj(number -> callers.submit(() -> {
                        begin.await();
                        return each.apply(number);
                    }))
                    .toList();
            begin.countDown();
            return results.stream().map(Crowd::result).toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
