package org.rapport.kit.http;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Envelope;
import org.rapport.kit.trace.TraceParent;

/**
 * What caused the current work: the request, or the event that a consumer handles.
 *
 * @param requestId   the gateway's {@code X-Request-Id}
 * @param traceParent the W3C trace context: of the span of this work, where it has one, else of who asked for it
 * @param cause       the event that is being handled
 */
public record Origin(
        @Nullable String requestId,
        @Nullable String traceParent,
        @Nullable UUID cause) {

    private static final Origin UNKNOWN = new Origin(null, null, null);
    private static final ScopedValue<Origin> BOUND = ScopedValue.newInstance();

    /** The cause of the current thread's work. */
    public static Origin current() {
        if (BOUND.isBound()) {
            return BOUND.get();
        }
        var container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return UNKNOWN;
        }
        var routing = container.instance(CurrentVertxRequest.class).get().getCurrent();
        return routing == null
                ? UNKNOWN
                : new Origin(
                        routing.request().getHeader("X-Request-Id"),
                        TraceParent.ofCurrentWork(routing.request().getHeader("traceparent")),
                        null);
    }

    /** What an event causes, on behalf of whoever caused the event. */
    public static Origin of(Envelope<?> event) {
        return new Origin(event.requestId(), TraceParent.ofCurrentWork(event.traceParent()), event.id());
    }

    /** Does {@code work}, which {@code this} caused. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(BOUND, this).call(work);
    }
}
