package org.rapport.gateway.route;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.TimeUnit;

/** The connections of one event loop to one service. */
final class Upstream {

    private static final int KEEP_ALIVE_SECONDS = 60;
    private static final int MAX_HEADER_BYTES = 65_536;

    private final Service service;
    private final HttpClient client;
    private final CircuitBreaker breaker;

    Upstream(Vertx vertx, Service service, RouteConfig config, CircuitBreaker breaker) {
        this.service = service;
        this.breaker = breaker;
        var address = config.addressOf(service);
        var tls = "https".equals(address.getScheme());
        var port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
        this.client = vertx.createHttpClient(
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
                new PoolOptions().setHttp1MaxSize(config.connections()).setMaxWaitQueueSize(config.queue()));
    }

    Service service() {
        return service;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    Future<HttpClientRequest> request(HttpMethod method, String uri) {
        return client.request(method, uri);
    }
}
