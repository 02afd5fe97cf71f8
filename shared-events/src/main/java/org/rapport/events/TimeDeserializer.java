package org.rapport.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads times: what {@link MicrosecondSerializer} has written without the formatter, which would cost a list of records
 * a twentieth of its time, and anything else as Jackson does.
 */
final class TimeDeserializer extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1;
    private static final int SECONDS = "2026-11-26T02:38:10".length();
    private static final int MOST_DECIMALS = 9;

    TimeDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
        Instant time = json.hasToken(JsonToken.VALUE_STRING) ? utc(json.getText()) : null;
        return time != null ? time : InstantDeserializer.INSTANT.deserialize(json, context);
    }

    /** The time in {@code text}, if it is written as {@code 2026-11-26T02:38:10.123456Z}, with 0 to 9 decimals. */
    static @Nullable Instant utc(String text) {
        int end = text.length() - 1;
        if (end < SECONDS || end > SECONDS + 1 + MOST_DECIMALS || text.charAt(end) != 'Z' || end == SECONDS + 1) {
            return null;
        }
        if (text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || end > SECONDS && text.charAt(SECONDS) != '.') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS);
        int fraction = end > SECONDS ? number(text, SECONDS + 1, end) : 0;
        if ((year | month | day | hour | minute | second | fraction) < 0) {
            return null;
        }
        for (int decimals = Math.max(end - SECONDS - 1, 0); decimals < MOST_DECIMALS; decimals++) {
            fraction *= 10;
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second, fraction)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The digits from {@code start} up to {@code end}, or -1 if one of them is none. */
    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
