package org.rapport.gateway.cors;

import io.vertx.core.MultiMap;
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
        if (origins.contains("*")) {
            throw new IllegalArgumentException("crm.cors.origins lists exact origins, not *");
        }
    }

    /** Marks the answer for the page that asked; answers a preflight itself and says so. */
    public boolean answersPreflight(Exchange exchange) {
        var request = exchange.request();
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false;
        }
        var asked = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        var preflight = exchange.method() == HttpMethod.OPTIONS && asked != null;
        var method = preflight ? HttpMethod.valueOf(asked) : exchange.method();
        var headers = exchange.response().headers();
        headers.add(HttpHeaders.VARY, "Origin");
        var allowed = true;
        if (origins.contains(origin)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        } else if (RouteTable.publicOperation(method, exchange.path()) != null) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        } else {
            allowed = false;
        }
        if (preflight) {
            answerPreflight(exchange, headers, allowed);
        } else if (allowed) {
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS);
        }
        return preflight;
    }

    /** Whether a page of that origin may use the session's cookie. */
    public boolean isTrusted(String origin) {
        return origins.contains(origin);
    }

    private void answerPreflight(Exchange exchange, MultiMap headers, boolean allowed) {
        if (!allowed) {
            exchange.refuse(Problem.of(403, "origin-not-allowed", "Pages of this origin may not call"));
            return;
        }
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS);
        headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, maxAge);
        exchange.answerEmpty(204);
    }
}
