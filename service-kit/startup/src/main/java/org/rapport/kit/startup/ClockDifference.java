package org.rapport.kit.startup;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the clock of this machine is from another one, whose time was asked for over the network.
 *
 * @param ahead of the other; negative where this one is behind
 * @param doubt how much of that may be the way of the answer: half of the time that it took
 */
public record ClockDifference(Duration ahead, Duration doubt) {

    /**
     * So far apart clocks may be. Tokens are borne with 5 to 10 s before their time and internal ones for a minute in all, a
     * code of a second factor is good for 30 s, and times of records and of service levels are read by people. Clocks that NTP
     * keeps differ by milliseconds, so what is further apart than this is kept by nobody.
     */
    public static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * Of a clock that said {@code theirs}.
     *
     * @param before here, when it was asked
     * @param after  here, when its answer had come
     */
    public static ClockDifference of(Instant before, Instant after, Instant theirs) {
        Duration doubt = Duration.between(before, after).abs().dividedBy(2);
        return new ClockDifference(Duration.between(theirs, before.plus(doubt)), doubt);
    }

    /** Whether the clocks are surely further apart than they may be. */
    public boolean isTooFar() {
        return ahead.abs().minus(doubt).compareTo(LIMIT) > 0;
    }

    /**
     * What is wrong, and what to do.
     *
     * @param others whose clock the other one is, as in {@code PostgreSQL's}
     */
    public String told(String others) {
        return "the clock of this machine is %d s %s %s: see which of them is wrong (timedatectl, chronyc tracking), and have NTP set both"
                .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of", others);
    }
}
