package org.rapport.gateway.route;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Stops asking a service that does not answer. Opens after so many failures in a row, or when half of the last requests
 * failed; lets one request through after a pause, and closes when that one is answered. An answer of any status counts as
 * success: a service that says 503 is there.
 */
final class CircuitBreaker {

    private static final int WINDOW = 32;

    private final int failuresInARow;
    private final long pauseNanos;
    private final LongSupplier nanoTime;

    private int inARow;
    private int recent;
    private int recentCount;
    private boolean open;
    private boolean probing;
    private long openedAt;

    CircuitBreaker(int failuresInARow, Duration pause, LongSupplier nanoTime) {
        this.failuresInARow = failuresInARow;
        this.pauseNanos = pause.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Whether a request would be refused now; asking commits to nothing. */
    synchronized boolean refuses() {
        return open && (probing || nanoTime.getAsLong() - openedAt < pauseNanos);
    }

    /**
     * Whether a request may go; each true has to be followed by {@link #answered}, {@link #failed} or {@link #abandoned}.
     *
     * @param mayProbe whether it shows soon if the service is back, which a body that streams does not
     */
    synchronized boolean allows(boolean mayProbe) {
        if (!open) {
            return true;
        }
        if (!mayProbe || refuses()) {
            return false;
        }
        probing = true;
        return true;
    }

    synchronized void answered() {
        inARow = 0;
        if (open) {
            open = false;
            probing = false;
            recent = 0;
            recentCount = 0;
        }
        record(false);
    }

    synchronized void failed() {
        inARow++;
        record(true);
        if (open) {
            if (probing) {
                reopen();
            }
        } else if (inARow >= failuresInARow || recentCount == WINDOW && Integer.bitCount(recent) >= WINDOW / 2) {
            reopen();
        }
    }

    /** The caller went away before there was an outcome. */
    synchronized void abandoned() {
        probing = false;
    }

    synchronized boolean isOpen() {
        return open;
    }

    private void reopen() {
        open = true;
        probing = false;
        openedAt = nanoTime.getAsLong();
    }

    private void record(boolean failure) {
        recent = recent << 1 | (failure ? 1 : 0);
        recentCount = Math.min(WINDOW, recentCount + 1);
    }
}
