package org.rapport.gateway.route;

/**
 * How long a client is waited for while bytes go to or from it. It starts with some patience, each byte earns more of it
 * at the slowest accepted rate, never above what it started with, and waiting uses it up. So a client may stop for a
 * moment, but neither drip for ever nor live on what it sent fast in the beginning. Besides, there is an end to all of it.
 */
final class Pace {

    private static final double NANOS_PER_SECOND = 1e9;

    private final long patience;
    private final long longest;
    private final double nanosPerByte;
    private double left;
    private long waited;
    private long waitingSince;
    private boolean waiting;

    /**
     * @param patience nanoseconds
     * @param longest nanoseconds of waiting altogether
     */
    Pace(long patience, long longest, long bytesPerSecond) {
        this.patience = patience;
        this.longest = longest;
        this.nanosPerByte = NANOS_PER_SECOND / bytesPerSecond;
        this.left = patience;
    }

    /** From now on it is the client that is waited for. */
    void waits(long now) {
        if (!waiting) {
            waiting = true;
            waitingSince = now;
        }
    }

    /** From now on it is not. */
    void rests(long now) {
        if (waiting) {
            waiting = false;
            waited += now - waitingSince;
            left -= now - waitingSince;
        }
    }

    void moved(int bytes, long now) {
        if (waiting) {
            rests(now);
            waits(now);
        }
        left = Math.min(patience, left + bytes * nanosPerByte);
    }

    boolean isOver(long now) {
        var still = waiting ? now - waitingSince : 0;
        return still > left || waited + still > longest;
    }
}
