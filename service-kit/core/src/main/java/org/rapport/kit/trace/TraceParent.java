package org.rapport.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header {@code traceparent} of W3C Trace Context: which span of which trace caused something. */
public final class TraceParent {

    private static final String HEADER = "traceparent";
    private static final TextMapGetter<String> VALUE = new Value();
    private static final int TRACE_ID = 1;
    private static final int PARTS = 4;

    private TraceParent() {}

    /** The span that the current work is in; {@code otherwise}, where there is none. */
    public static @Nullable String ofCurrentWork(@Nullable String otherwise) {
        Context context = Context.current();
        if (!Span.fromContext(context).getSpanContext().isValid()) {
            return otherwise;
        }
        Map<String, String> headers = HashMap.newHashMap(2);
        W3CTraceContextPropagator.getInstance().inject(context, headers, Map::put);
        return headers.get(HEADER);
    }

    /** A context in which a span that is begun is a child of the one named; the trace of nobody, where none is. */
    static Context context(@Nullable String traceParent) {
        return traceParent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceParent, VALUE);
    }

    /** The trace that is named; null for what has not the form. */
    static @Nullable String traceId(@Nullable String traceParent) {
        List<String> parts = traceParent == null ? List.of() : Arrays.asList(traceParent.split("-"));
        return parts.size() < PARTS ? null : parts.get(TRACE_ID);
    }

    private static final class Value implements TextMapGetter<String> {

        @Override
        public Iterable<String> keys(String value) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String value, String key) {
            return key.equals(HEADER) ? value : null;
        }
    }
}
