package org.rapport.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockDifferenceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0, false",
        "30, 0, false",
        "31, 0, true",
        "-30, 0, false",
        "-31, 0, true",
        "34, 10, false", // five of them may be the way
        "36, 10, true",
    })
    void isTooFarWhereTheWayDoesNotExplainIt(long ahead, long took, boolean isTooFar) {
        var before = NOON.plusSeconds(ahead).minusMillis(took * 500);

        var difference = ClockDifference.of(before, before.plusSeconds(took), NOON);

        assertThat(difference.ahead()).isEqualTo(Duration.ofSeconds(ahead));
        assertThat(difference.isTooFar()).isEqualTo(isTooFar);
    }

    @Test
    void saysInWhichDirectionAndWhatToDo() {
        assertThat(ClockDifference.of(NOON.plusSeconds(312), NOON.plusSeconds(312), NOON)
                        .told("PostgreSQL's"))
                .startsWith("the clock of this machine is 312 s ahead of PostgreSQL's: ")
                .contains("NTP");
        assertThat(ClockDifference.of(NOON, NOON, NOON.plusSeconds(312)).told("PostgreSQL's"))
                .startsWith("the clock of this machine is 312 s behind PostgreSQL's: ");
    }
}
