package org.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MicrosecondSerializerTest {

    @Property
    void writesWhatAnInstantSaysOfItself(
            @ForAll @LongRange(min = -62_200_000_000L, max = 253_500_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        assertSame(Instant.ofEpochSecond(second, nanos));
        assertSame(Instant.ofEpochSecond(second, nanos / 1_000_000 * 1_000_000));
        assertSame(Instant.ofEpochSecond(second));
        assertSame(Instant.ofEpochSecond(second / 60 * 60, nanos));
    }

    @Example
    void writesNoughtsOfAFullMinute() {
        assertThat(MicrosecondSerializer.text(Instant.parse("2026-03-29T01:00:00Z")))
                .isEqualTo("2026-03-29T01:00:00Z");
    }

    private static void assertSame(Instant time) {
        assertThat(MicrosecondSerializer.text(time))
                .isEqualTo(time.truncatedTo(ChronoUnit.MICROS).toString());
    }
}
