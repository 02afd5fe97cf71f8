package org.rapport.gateway.route;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.TimeUnit;

/** The connections of one event loop to one service. */
final class Upstream {

    private static final int KEEP_ALIVE_SECONDS = 60;
    private static final int MAX_HEADER_BYTES = 65_536;

    private final Service service;
    private final Lane requests;
    private final Lane uploads;
    private final CircuitBreaker breaker;

    Upstream(Vertx vertx, Service service, RouteConfig config, CircuitBreaker breaker) {
        this.service = service;
        this.breaker = breaker;
        this.requests = lane(vertx, config, config.connections(), config.queue());
        this.uploads = lane(vertx, config, config.uploads(), config.uploads());
    }

    private Lane lane(Vertx vertx, RouteConfig config, int connections, int queue) {
        var address = config.addressOf(service);
        var tls = "https".equals(address.getScheme());
        var port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
        var client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDefaultHost(address.getHost())
                        .setDefaultPort(port)
                        .setSsl(tls)
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setTcpNoDelay(true)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS),
                new PoolOptions().setHttp1MaxSize(connections));
        return new Lane(client, new Places(connections, queue));
    }

    Service service() {
        return service;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** For whatever is known as a whole before the service is asked. */
    Lane requests() {
        return requests;
    }

    /** For bodies that stream. They are few, and keep nobody else from the service. */
    Lane uploads() {
        return uploads;
    }
}
