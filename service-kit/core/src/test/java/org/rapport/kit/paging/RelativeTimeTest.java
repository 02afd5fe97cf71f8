package org.rapport.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeTimeTest {

    /** A Wednesday. */
    private static final String NOW = "2026-08-26T13:45:30Z";

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static String time(String text, String now, ZoneId zone) {
        return RelativeTime.parse(text).time(Instant.parse(now), zone).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "now,          2026-08-26T13:45:30Z",
        "now-7d,       2026-08-19T13:45:30Z",
        "now-7d/d,     2026-08-19T00:00:00Z",
        "now/w,        2026-08-24T00:00:00Z",
        "now+2w/w,     2026-09-07T00:00:00Z",
        "now/M,        2026-08-01T00:00:00Z",
        "now/y,        2026-01-01T00:00:00Z",
        "now/h,        2026-08-26T13:00:00Z",
        "now-12h+30m,  2026-08-26T02:15:30Z",
        "now+1y-3M,    2027-05-26T13:45:30Z",
        "now-6M-1d,    2026-02-25T13:45:30Z"
    })
    void goesStepByStep(String text, String time) {
        assertThat(time(text, NOW, ZoneOffset.UTC)).isEqualTo(time);
    }

    @Test
    void theOrderOfStepsCounts() {
        String march = "2026-03-31T12:00:00Z";

        assertThat(time("now-1M+1d", march, ZoneOffset.UTC)).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(time("now+1d-1M", march, ZoneOffset.UTC)).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(time("now-1M-1d", march, ZoneOffset.UTC)).isEqualTo("2026-02-27T12:00:00Z");
        assertThat(time("now-1d-1M", march, ZoneOffset.UTC)).isEqualTo("2026-02-28T12:00:00Z");
    }

    /** On 29 March 2026 clocks in Berlin were put from 2 to 3, on 25 October from 3 to 2. */
    @ParameterizedTest
    @CsvSource({
        "now-1d,    2026-03-29T10:00:00Z, 2026-03-28T11:00:00Z",
        "now-24h,   2026-03-29T10:00:00Z, 2026-03-28T10:00:00Z",
        "now-1d,    2026-03-30T00:30:00Z, 2026-03-29T01:30:00Z", // half past two is left out
        "now/d,     2026-03-29T10:00:00Z, 2026-03-28T23:00:00Z",
        "now+1d/d,  2026-03-29T10:00:00Z, 2026-03-29T22:00:00Z",
        "now-1d,    2026-10-25T11:00:00Z, 2026-10-24T10:00:00Z",
        "now-24h,   2026-10-25T11:00:00Z, 2026-10-24T11:00:00Z",
        "now-1d,    2026-10-26T01:30:00Z, 2026-10-25T01:30:00Z", // of the two half past two that of the same offset
        "now/h,     2026-10-25T00:30:00Z, 2026-10-25T00:00:00Z",
        "now/h,     2026-10-25T01:30:00Z, 2026-10-25T01:00:00Z",
        "now/d,     2026-10-25T11:00:00Z, 2026-10-24T22:00:00Z"
    })
    void keepsTheTimeOfDayWhereClocksArePutForwardAndBack(String text, String now, String time) {
        assertThat(time(text, now, BERLIN)).isEqualTo(time);
    }

    @Test
    void isReckonedInItsZone() {
        ZoneId newYork = ZoneId.of("America/New_York");

        assertThat(time("now/d", "2026-08-26T02:00:00Z", newYork)).isEqualTo("2026-08-25T04:00:00Z");
        assertThat(time("now-1d", "2026-03-08T16:00:00Z", newYork)).isEqualTo("2026-03-07T17:00:00Z");
        assertThat(time("now-1d", "2026-11-01T17:00:00Z", newYork)).isEqualTo("2026-10-31T16:00:00Z");
        assertThat(RelativeTime.parse("now").day(Instant.parse("2026-08-26T02:00:00Z"), newYork))
                .isEqualTo(LocalDate.of(2026, 8, 25));
        assertThat(RelativeTime.parse("now-1d/M").day(Instant.parse("2026-08-31T22:30:00Z"), BERLIN))
                .isEqualTo(LocalDate.of(2026, 8, 1));
    }

    @Test
    void staysWhereYearsHaveFourDigits() {
        assertThat(time("now-9999y-9999y/y", NOW, BERLIN)).startsWith("0001-01-01T");
        assertThat(time("now+9999y+9999y+9999y+9999y+9999y+9999y", NOW, BERLIN)).startsWith("9999-12-29T");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Now",
                "now-",
                "now-7",
                "now 7d",
                "now-7D",
                "now-7d/",
                "now/m",
                "now/d-7d",
                "now--7d",
                "now-12345d",
                "now-1d-1d-1d-1d-1d-1d-1d",
                "nowadays",
                "now-7d\n",
                "now-٧d"
            })
    void knowsNothingElse(String text) {
        assertThatThrownBy(() -> RelativeTime.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
