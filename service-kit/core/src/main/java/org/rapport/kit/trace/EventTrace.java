package org.rapport.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Envelope;

/**
 * Goes on with the trace of the command that made an event: in its publication, and in what a consumer does about it.
 * Spans are named by kinds of things, never by persons, and say of a failure only its class.
 */
@ApplicationScoped
public class EventTrace {

    private final Tracer tracer;

    public EventTrace(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Does what {@code consumer} does about {@code event}: in a span of its own, whose lines of the log say whose it is. */
    public void handling(Envelope<?> event, String consumer, Runnable effect) {
        Span span = tracer.spanBuilder(consumer + " " + event.type())
                .setParent(TraceParent.context(event.traceParent()))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.message.id", event.id().toString())
                .setAttribute("tenant", event.tenantId().toString())
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            LogContext.cause(event.requestId(), TraceParent.traceId(event.traceParent()));
            LogContext.caller(event.tenantId(), event.actorId());
            effect.run();
        } catch (RuntimeException failure) {
            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
            throw failure;
        } finally {
            span.end();
        }
    }

    /**
     * Tells that the event of a command has reached its topic: a span from the command's time until now.
     *
     * @param traceParent of the command; without one there is nothing to tell
     */
    public void published(String topic, String type, Instant time, @Nullable String traceParent) {
        if (traceParent != null) {
            tracer.spanBuilder("publish " + type)
                    .setParent(TraceParent.context(traceParent))
                    .setSpanKind(SpanKind.PRODUCER)
                    .setStartTimestamp(time)
                    .setAttribute("messaging.system", "kafka")
                    .setAttribute("messaging.operation.type", "send")
                    .setAttribute("messaging.destination.name", topic)
                    .startSpan()
                    .end();
        }
    }
}
