package org.rapport.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.rapport.local.StackException;

/** Waits, within bounds, until a process that was started does its work. */
public final class Readiness {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    private Readiness() {}

    /** Returns when the check holds; fails with the last lines of the log when the process ends or the time is up. */
    public static void await(ManagedProcess process, String name, Duration patience, BooleanSupplier ready) {
        Instant deadline = Instant.now().plus(patience);
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw failure(process, name + " ended instead of becoming ready");
            }
            if (Instant.now().isAfter(deadline)) {
                throw failure(process, name + " was not ready after " + patience.toSeconds() + " s");
            }
            pause(name);
        }
    }

    private static StackException failure(ManagedProcess process, String what) {
        String reason = new LogFile(process.log()).reason();
        String said = reason.isEmpty() ? "" : ": " + reason;
        return new StackException(what + said + " (see " + process.log() + ")");
    }

    private static void pause(String name) {
        try {
            Thread.sleep(INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting for " + name, e);
        }
    }
}
