package org.rapport.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Ten seconds of patience, 1 000 bytes a second, five minutes altogether. */
class PaceTest {

    private final Pace pace =
            new Pace(Duration.ofSeconds(10).toNanos(), Duration.ofMinutes(5).toNanos(), 1_000);

    @Test
    void waitsForAsLongAsItsPatienceLasts() {
        pace.waits(at(0));

        assertThat(pace.isOver(at(10))).isFalse();
        assertThat(pace.isOver(at(10.1))).isTrue();
    }

    @Test
    void whoKeepsThePaceIsWaitedForUntilTheEnd() {
        pace.waits(at(0));
        for (var second = 1; second <= 300; second++) {
            assertThat(pace.isOver(at(second))).as("second %d", second).isFalse();
            pace.moved(1_000, at(second));
        }

        assertThat(pace.isOver(at(300.1))).as("all together").isTrue();
    }

    @Test
    void aDripIsNotEnough() {
        pace.waits(at(0));
        for (var second = 1; second < 10; second++) {
            pace.moved(1, at(second));
        }

        assertThat(pace.isOver(at(10.1))).isTrue();
    }

    @Test
    void whatCameFastInTheBeginningIsNotSavedUp() {
        pace.waits(at(0));
        pace.moved(1_000_000, at(1));

        assertThat(pace.isOver(at(11.1))).isTrue();
    }

    @Test
    void whileItRestsNobodyIsWaitedFor() {
        pace.waits(at(0));
        pace.rests(at(5));

        assertThat(pace.isOver(at(1_000))).isFalse();
        pace.waits(at(1_000));
        assertThat(pace.isOver(at(1_004))).isFalse();
        assertThat(pace.isOver(at(1_005.1))).isTrue();
    }

    private static long at(double seconds) {
        return 42 + (long) (seconds * 1e9);
    }
}
