package org.rapport.kit.condition.cel;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as CEL writes them, and days of 24 hours besides. */
final class Spans {

    private static final Pattern WHOLE = Pattern.compile("-?(?:\\d{1,9}(?:\\.\\d{1,6})?(?:d|h|ms|us|m|s))+");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(d|h|ms|us|m|s)");
    private static final Map<String, Long> MICROSECONDS = Map.of(
            "d", 86_400_000_000L, "h", 3_600_000_000L, "m", 60_000_000L, "s", 1_000_000L, "ms", 1_000L, "us", 1L);
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private Spans() {}

    /** @throws ArithmeticException if it is finer than a microsecond */
    static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(MICROSECONDS.get(part.group(2)))));
        }
        Duration span = Duration.ofNanos(Math.multiplyExact(sum.longValueExact(), 1_000L));
        if (span.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(text);
        }
        return text.startsWith("-") ? span.negated() : span;
    }
}
