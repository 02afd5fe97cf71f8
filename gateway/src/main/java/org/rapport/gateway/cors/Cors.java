package org.rapport.gateway.cors;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.Set;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.route.RouteTable;

/**
 * Cross-origin calls from browsers. Pages of the configured origins may call everything, with the session's cookie too.
 * Public operations may be called from any page, without credentials: forms stand on other people's websites.
 */
@Singleton
public final class Cors {

    private static final String ANY = "*";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String REQUEST_HEADERS = "Authorization, Content-Type, Accept, Accept-Language, If-Match,"
            + " If-None-Match, Idempotency-Key, X-Request-Id, X-CRM-Requested-With, traceparent, tracestate";
    private static final String RESPONSE_HEADERS = "ETag, Location, Link, Allow, Retry-After, RateLimit,"
            + " RateLimit-Policy, Idempotent-Replayed, WWW-Authenticate, X-Request-Id";

    private final Set<String> origins;
    private final String maxAge;

    Cors(CorsConfig config) {
        origins = Set.copyOf(config.origins().orElse(Set.of()));
        maxAge = Long.toString(config.maxAge().toSeconds());
    }

    /** Says which pages may read whatever will be answered; comes before anything that may be refused. */
    public void mark(Exchange exchange) {
        var headers = exchange.response().headers();
        headers.add(HttpHeaders.VARY, "Origin");
        var origin = exchange.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return;
        }
        if (origins.contains(origin)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        } else if (RouteTable.publicOperation(methodMeant(exchange), exchange.path()) != null) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
        } else {
            return;
        }
        headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS);
    }

    /**
     * The same for a request that could not be read. Where its origin is among what was not read, any page may see the
     * refusal, which says nothing about anybody.
     */
    public void markUnread(Exchange exchange) {
        mark(exchange);
        if (!exchange.request().headers().contains(HttpHeaders.ORIGIN)) {
            var headers = exchange.response().headers();
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS);
        }
    }

    /** Answers a preflight, of an answer that is marked already, and says so. */
    public boolean answersPreflight(Exchange exchange) {
        var request = exchange.request();
        if (exchange.method() != HttpMethod.OPTIONS
                || !request.headers().contains(HttpHeaders.ORIGIN)
                || !request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
            return false;
        }
        var headers = exchange.response().headers();
        if (!headers.contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            exchange.refuse(Problem.of(403, "origin-not-allowed", "Pages of this origin may not call"));
            return true;
        }
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
        headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, maxAge);
        exchange.answerEmpty(204);
        return true;
    }

    /** Whether a page of that origin may use the session's cookie. */
    public boolean isTrusted(String origin) {
        return origins.contains(origin);
    }

    /** Of a preflight, the method of the request that it asks for. */
    private static String methodMeant(Exchange exchange) {
        var asked = exchange.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        return exchange.method() == HttpMethod.OPTIONS && asked != null
                ? asked
                : exchange.method().name();
    }
}
