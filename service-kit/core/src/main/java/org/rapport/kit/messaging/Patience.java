package org.rapport.kit.messaging;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.rapport.kit.problem.DatabaseFailure;
import org.rapport.kit.problem.DomainException;

/** Waits without end for what will pass, such as a database that is away. */
public final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private Patience() {}

    /**
     * Has {@code effect} happen, however often it must be tried.
     *
     * @param waiting   who waits with what, for the log
     * @param otherwise is told what {@code effect} throws and will not pass
     */
    public static void patiently(String waiting, Runnable effect, Consumer<RuntimeException> otherwise) {
        Duration wait = FIRST_WAIT;
        while (true) {
            try {
                effect.run();
                return;
            } catch (RuntimeException e) {
                if (!isTransient(e)) {
                    otherwise.accept(e);
                    return;
                }
                if (wait == FIRST_WAIT) {
                    LOG.warnf("%s: %s", waiting, e.getMessage());
                }
                pause(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            }
        }
    }

    private static boolean isTransient(RuntimeException failure) {
        return failure instanceof DomainException.Unavailable
                || DatabaseFailure.of(failure).isTransient();
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
