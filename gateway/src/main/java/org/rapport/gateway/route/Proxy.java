package org.rapport.gateway.route;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.token.Caller;

/** Forwards requests to the services, for one event loop. Nothing here is shared but circuit breakers. */
public final class Proxy {

    private static final long SWEEP_MILLIS = 250;
    private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");
    private static final CharSequence FORWARDED_HOST = HttpHeaders.createOptimized("X-Forwarded-Host");

    private final Vertx vertx;
    private final Map<Service, Upstream> upstreams = new EnumMap<>(Service.class);
    private final Set<Forwarding> underway = new LinkedHashSet<>();
    private final String publicProtocol;
    private final String publicAuthority;
    private final RouteConfig config;
    private final long maxBody;
    private final Places bodies;
    private final Places longerBodies;

    public Proxy(Vertx vertx, RouteConfig config, Breakers breakers, URI publicUrl) {
        this.vertx = vertx;
        for (var service : Service.values()) {
            upstreams.put(service, new Upstream(vertx, service, config, breakers.of(service)));
        }
        this.publicProtocol = publicUrl.getScheme();
        this.publicAuthority = publicUrl.getAuthority();
        this.config = config;
        this.maxBody = config.maxBody().asLongValue();
        this.bodies = new Places(config.shortBodies(), 0);
        this.longerBodies = new Places(WholeBody.AT_ONCE, 0);
        vertx.setPeriodic(SWEEP_MILLIS, _ -> sweep());
    }

    /**
     * Takes over the exchange; the request has to be paused if it has a body.
     *
     * @param authorization asked for when the service is
     */
    public void forward(Exchange exchange, Service service, Caller caller, Supplier<String> authorization) {
        if (exchange.contentLength() > maxBody) {
            exchange.refuse(tooLarge(maxBody));
            return;
        }
        new Forwarding(this, upstreams.get(service), exchange, caller, authorization).start();
    }

    /** The same for a body that has been read, which goes to another path; its memory is given back. */
    public void forward(
            Exchange exchange,
            Service service,
            String path,
            WholeBody body,
            Caller caller,
            Supplier<String> authorization) {
        new Forwarding(this, upstreams.get(service), exchange, path, body, caller, authorization).start();
    }

    /** Reads a body that the gateway itself has to understand, or {@link Refused}. */
    public Future<WholeBody> read(Exchange exchange, Caller caller) {
        var length = exchange.contentLength();
        var places = length >= 0 && length <= config.shortBody().asLongValue() ? bodies : longerBodies;
        return WholeBody.read(
                exchange, places.placeFor(caller), vertx, config.bodyPatience().toMillis());
    }

    /** Makes a call of the gateway's own when it is its turn at that service; {@link Refused} when it does not come. */
    public <T> Future<T> inTurn(Service service, Caller caller, Supplier<Future<T>> call) {
        return new Turn(vertx, upstreams.get(service), config.queuePatience().toMillis()).take(caller, call);
    }

    /** What a service learns of the request for which the gateway asks it something. */
    public MultiMap headersFor(Exchange exchange, String authorization) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        identify(exchange, headers, authorization);
        return headers;
    }

    /** What is answered for a service that does not answer. */
    public static Problem down() {
        return Problem.unavailable("service-unavailable", "The service does not answer. Try again in a moment.", 2);
    }

    static Problem tooLarge(long maxBody) {
        return Problem.of(413, "too-large", "The body is too large").detail("At most " + maxBody + " bytes are taken.");
    }

    long maxBody() {
        return maxBody;
    }

    RouteConfig config() {
        return config;
    }

    /** The places for short bodies on their way in. */
    Places bodies() {
        return bodies;
    }

    /** The header as the service gets it. */
    void dress(Exchange exchange, MultiMap outgoing, String authorization) {
        ForwardedHeaders.toService(exchange.request().headers(), outgoing);
        identify(exchange, outgoing, authorization);
    }

    private void identify(Exchange exchange, MultiMap outgoing, String authorization) {
        outgoing.set(HttpHeaders.AUTHORIZATION, authorization);
        outgoing.set(FORWARDED_FOR, exchange.clientAddress());
        outgoing.set(FORWARDED_PROTO, publicProtocol);
        outgoing.set(FORWARDED_HOST, publicAuthority);
        exchange.identify(outgoing);
    }

    void begun(Forwarding forwarding) {
        underway.add(forwarding);
    }

    void removed(Forwarding forwarding) {
        underway.remove(forwarding);
    }

    private void sweep() {
        if (!underway.isEmpty()) {
            var now = System.nanoTime();
            for (var forwarding : List.copyOf(underway)) {
                forwarding.check(now);
            }
        }
    }
}
