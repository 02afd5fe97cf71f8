package org.rapport.kit.trace;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Has the log and problems say from which request they come, from the moment that it arrives. */
@ApplicationScoped
class RequestTrace {

    /** Before the token is looked at, which may be refused: Quarkus does that at 200. */
    private static final int FIRST = 1_000;

    void register(@Observes Filters filters) {
        filters.register(RequestTrace::note, FIRST);
    }

    private static void note(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        LogContext.cause(request.getHeader("X-Request-Id"), TraceParent.traceId(request.getHeader("traceparent")));
        routing.next();
    }
}
