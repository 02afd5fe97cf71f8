package org.rapport.gateway.route;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Exchange;

/**
 * The gateway's span of each exchange, where traces are on. They are made here and not by Vert.x: requests wait for a
 * place at their service and are sent when another one is done, in whose context they would be sent then.
 */
@Singleton
final class Spans {

    private static final TextMapGetter<MultiMap> HEADERS = new Headers();

    private final Tracer tracer;
    private final boolean off;

    Spans(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.tracer = tracer;
        this.off = off;
    }

    /** Goes on with the caller's trace, or begins one; the exchange takes it along. */
    Span begin(Exchange exchange) {
        if (off) {
            return Span.getInvalid();
        }
        var caller = W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), exchange.request().headers(), HEADERS);
        var method = exchange.method();
        var span = tracer.spanBuilder(nameOf(method))
                .setParent(caller)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(HttpAttributes.HTTP_REQUEST_METHOD, isKnown(method) ? method.name() : "_OTHER")
                .setAttribute(UrlAttributes.URL_PATH, exchange.path())
                .setAttribute("request.id", exchange.requestId())
                .startSpan();
        exchange.goesOnAs(span.getSpanContext());
        return span;
    }

    /** Without query and address, as the access log has it. */
    void end(Span span, Exchange exchange, String outcome) {
        if (off) {
            return;
        }
        span.updateName(nameOf(exchange.method()) + " " + exchange.target())
                .setAttribute(HttpAttributes.HTTP_RESPONSE_STATUS_CODE, (long)
                        exchange.response().getStatusCode())
                .setAttribute("outcome", outcome);
        if (exchange.isBroken() || exchange.response().getStatusCode() >= 500) {
            span.setStatus(StatusCode.ERROR, outcome);
        }
        span.end();
    }

    private static String nameOf(HttpMethod method) {
        return isKnown(method) ? method.name() : "HTTP";
    }

    private static boolean isKnown(HttpMethod method) {
        return HttpMethod.values().contains(method);
    }

    private static final class Headers implements TextMapGetter<MultiMap> {

        @Override
        public Iterable<String> keys(MultiMap headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable MultiMap headers, String key) {
            return headers == null ? null : headers.get(key);
        }
    }
}
