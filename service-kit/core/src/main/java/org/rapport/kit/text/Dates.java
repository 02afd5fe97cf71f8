package org.rapport.kit.text;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Days and times as RFC 3339 writes them, and nothing else: years have four digits, and a day is no time. */
public final class Dates {

    private static final int LENGTH_OF_DAY = "yyyy-mm-dd".length();

    private Dates() {}

    /**
     * The day that {@code text} names: {@code full-date}.
     *
     * @throws DateTimeException if it names none
     */
    public static LocalDate day(String text) {
        if (text.length() != LENGTH_OF_DAY) {
            throw new DateTimeException("no RFC 3339 date");
        }
        return LocalDate.parse(text);
    }

    /**
     * The time that {@code text} names: {@code date-time}, of whatever offset.
     *
     * @throws DateTimeException if it names none
     */
    public static Instant time(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            throw new DateTimeException("no year of four digits");
        }
        return ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }
}
