package org.rapport.gateway.exchange;

import io.opentelemetry.api.trace.SpanContext;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context: the caller's trace continued, or a new one begun, with a span of the gateway's own.
 *
 * @param state the caller's {@code tracestate}; dropped where the trace is new
 */
record TraceContext(
        String traceId, String traceParent, @Nullable String state) {

    private static final int TRACE_ID = 3;
    private static final int SPAN_ID = 36;
    private static final int FLAGS = 53;
    private static final int LENGTH = 55;

    static TraceContext continuing(@Nullable String parent, @Nullable String state) {
        if (parent == null || !isValid(parent)) {
            var traceId = hex(nonZero()) + hex(ThreadLocalRandom.current().nextLong());
            return new TraceContext(traceId, "00-" + traceId + "-" + hex(nonZero()) + "-01", null);
        }
        var traceId = parent.substring(TRACE_ID, SPAN_ID - 1);
        return new TraceContext(
                traceId, "00-" + traceId + "-" + hex(nonZero()) + "-" + parent.substring(FLAGS, LENGTH), state);
    }

    /** The same trace under another span, or that span's trace, which is another where the caller's was not taken. */
    TraceContext under(SpanContext span) {
        return new TraceContext(
                span.getTraceId(),
                "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex(),
                span.getTraceId().equals(traceId) ? state : null);
    }

    /** Version 00 exactly, or a later version whose first four fields have the same form. */
    private static boolean isValid(String parent) {
        if (parent.length() < LENGTH
                || parent.startsWith("ff")
                || (parent.startsWith("00") ? parent.length() > LENGTH : isLongerWithoutDash(parent))) {
            return false;
        }
        return isHex(parent, 0, TRACE_ID - 1)
                && parent.charAt(TRACE_ID - 1) == '-'
                && isHexAndNotZero(parent, TRACE_ID, SPAN_ID - 1)
                && parent.charAt(SPAN_ID - 1) == '-'
                && isHexAndNotZero(parent, SPAN_ID, FLAGS - 1)
                && parent.charAt(FLAGS - 1) == '-'
                && isHex(parent, FLAGS, LENGTH);
    }

    private static boolean isLongerWithoutDash(String parent) {
        return parent.length() > LENGTH && parent.charAt(LENGTH) != '-';
    }

    private static boolean isHexAndNotZero(String text, int from, int to) {
        if (!isHex(text, from, to)) {
            return false;
        }
        for (var i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return true;
            }
        }
        return false;
    }

    private static boolean isHex(String text, int from, int to) {
        for (var i = from; i < to; i++) {
            var c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    private static long nonZero() {
        var random = ThreadLocalRandom.current().nextLong();
        return random == 0 ? 1 : random;
    }

    static String hex(long value) {
        var digits = new char[16];
        for (var i = 15; i >= 0; i--) {
            digits[i] = Character.forDigit((int) (value & 0xf), 16);
            value >>>= 4;
        }
        return new String(digits);
    }
}
