package org.rapport.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.core.ThrowingRunnable;

/** What becomes true on its own, soon: asked for again and again, and no longer than a minute. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {}

    /** Returns as soon as the assertions hold. */
    static void eventually(ThrowingRunnable assertions) {
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .atMost(PATIENCE)
                .untilAsserted(assertions);
    }

    /** What the attempt returns as soon as it succeeds. */
    static <T> T succeeding(Callable<T> attempt) {
        Object[] result = new Object[1];
        eventually(() -> result[0] = attempt.call());
        @SuppressWarnings("unchecked")
        T value = (T) result[0];
        return value;
    }
}
