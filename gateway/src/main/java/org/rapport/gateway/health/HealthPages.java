package org.rapport.gateway.health;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Pages;
import org.rapport.gateway.exchange.Problem;

/**
 * {@code /health}, {@code /health/live} and {@code /health/ready}, for load balancers. The gateway is ready without
 * Keycloak, Kafka and any service: what needs them answers 503 by itself. Of a Keycloak that answers it has to be ours
 * ({@code session.RealmCheck}), a Kafka that answers has to have the topic, and clocks have to agree; see
 * docs/operations/readiness.md.
 */
@Singleton
public final class HealthPages implements Pages {

    private static final Buffer UP = Buffer.buffer("{\"status\":\"UP\"}");
    private static final Buffer DOWN = Buffer.buffer("{\"status\":\"DOWN\"}");

    private static final String ALL = "/health";
    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";

    private final Lifecycle lifecycle;

    HealthPages(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Whether a path is one of these, which load balancers ask for all the time. */
    public static boolean areAt(String path) {
        return path.equals(LIVE) || path.equals(READY) || path.equals(ALL);
    }

    @Override
    public boolean serve(Exchange exchange) {
        var up =
                switch (exchange.path()) {
                    case LIVE -> true;
                    case ALL, READY -> lifecycle.isReady();
                    default -> null;
                };
        if (up == null) {
            return false;
        }
        if (exchange.method() != HttpMethod.GET && exchange.method() != HttpMethod.HEAD) {
            exchange.refuse(Problem.methodNotAllowed("GET, HEAD"));
        } else {
            exchange.answer(up ? 200 : 503, "application/json", up ? UP : DOWN, "no-store");
        }
        return true;
    }
}
