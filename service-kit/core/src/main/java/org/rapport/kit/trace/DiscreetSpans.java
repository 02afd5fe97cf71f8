package org.rapport.kit.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.semconv.ClientAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps out of traces what can be about persons: what a list was asked for, and the address of who asked. */
@Singleton
class DiscreetSpans implements SpanProcessor {

    private static final List<AttributeKey<String>> PERSONAL =
            List.of(UrlAttributes.URL_QUERY, ClientAttributes.CLIENT_ADDRESS);

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (AttributeKey<String> attribute : PERSONAL) {
            if (span.getAttribute(attribute) != null) {
                span.setAttribute(attribute, "withheld");
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // Nothing: it is exported as it has become.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
