package org.rapport.kit.paging;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time as it is from now, such as {@code now-7d/d}: the beginning of the day a week ago. Days and longer units are those of
 * the calendar in a zone: the time of day stays, and is an hour later where a clock that was put forward has left it out. Hours
 * and minutes are as long as they are.
 *
 * @param steps   in which one goes from now, in their order
 * @param rounded the unit to whose beginning it is rounded down; absent if it is not
 */
record RelativeTime(List<Step> steps, @Nullable Unit rounded) {

    /** What a text must be, in words. */
    static final String WANTED = "now, such as now-7d/d: any of +1y -3M +2w -7d -12h +30m, at most 6 of at most four "
            + "digits, and /y /M /w /d or /h at the end if it is rounded down";

    private static final String NOW = "now";
    private static final Pattern GRAMMAR = Pattern.compile("now((?:[+-]\\d{1,4}[yMwdhm]){0,6})(?:/([yMwdh]))?");
    private static final Pattern STEP = Pattern.compile("([+-]\\d+)([yMwdhm])");

    /** Where years have four digits, as all times and days have them. */
    private static final LocalDate FIRST = LocalDate.of(1, 1, 2);

    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    RelativeTime {
        steps = List.copyOf(steps);
    }

    /** So many units, back if there are fewer than none. */
    record Step(int number, Unit unit) {}

    /** What times are reckoned in. */
    enum Unit {
        YEAR("y", ChronoUnit.YEARS),
        MONTH("M", ChronoUnit.MONTHS),
        WEEK("w", ChronoUnit.WEEKS),
        DAY("d", ChronoUnit.DAYS),
        HOUR("h", ChronoUnit.HOURS),
        MINUTE("m", ChronoUnit.MINUTES);

        private final String sign;
        private final ChronoUnit length;

        Unit(String sign, ChronoUnit length) {
            this.sign = sign;
            this.length = length;
        }

        private static Unit of(String sign) {
            for (Unit unit : values()) {
                if (unit.sign.equals(sign)) {
                    return unit;
                }
            }
            throw new IllegalArgumentException(sign);
        }

        /** The beginning of the one in which {@code time} is; weeks begin on Mondays. */
        private ZonedDateTime begin(ZonedDateTime time) {
            LocalDate day = time.toLocalDate();
            return switch (this) {
                case YEAR -> day.withDayOfYear(1).atStartOfDay(time.getZone());
                case MONTH -> day.withDayOfMonth(1).atStartOfDay(time.getZone());
                case WEEK ->
                    day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(time.getZone());
                case DAY -> day.atStartOfDay(time.getZone());
                case HOUR, MINUTE -> time.truncatedTo(length);
            };
        }
    }

    /** Whether {@code text} is meant to be one. */
    static boolean isMeant(String text) {
        return text.startsWith(NOW);
    }

    /**
     * The one that {@code text} says.
     *
     * @throws DateTimeException if it says none
     */
    static RelativeTime parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new DateTimeException("no time from now");
        }
        var steps = new ArrayList<Step>();
        for (Matcher step = STEP.matcher(matcher.group(1)); step.find(); ) {
            steps.add(new Step(Integer.parseInt(step.group(1)), Unit.of(step.group(2))));
        }
        return new RelativeTime(steps, matcher.group(2) == null ? null : Unit.of(matcher.group(2)));
    }

    /** The time that it is in {@code zone}, asked at {@code now}. */
    Instant time(Instant now, ZoneId zone) {
        return reckoned(now, zone).toInstant();
    }

    /** The day that it is in {@code zone}, asked at {@code now}. */
    LocalDate day(Instant now, ZoneId zone) {
        return reckoned(now, zone).toLocalDate();
    }

    private ZonedDateTime reckoned(Instant now, ZoneId zone) {
        ZonedDateTime time = now.atZone(zone);
        for (Step step : steps) {
            time = time.plus(step.number(), step.unit().length);
        }
        if (time.toLocalDate().isBefore(FIRST)) {
            return FIRST.atStartOfDay(zone);
        }
        if (time.toLocalDate().isAfter(LAST)) {
            return LAST.atStartOfDay(zone);
        }
        return rounded == null ? time : rounded.begin(time);
    }
}
