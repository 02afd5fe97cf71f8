package org.rapport.gateway;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.rapport.gateway.access.Decisions;
import org.rapport.gateway.across.AcrossServices;
import org.rapport.gateway.cors.Cors;
import org.rapport.gateway.exchange.ClientAddresses;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.LingeringClose;
import org.rapport.gateway.exchange.Pages;
import org.rapport.gateway.exchange.RequestRules;
import org.rapport.gateway.exchange.StrictRequestDecoder;
import org.rapport.gateway.health.Lifecycle;
import org.rapport.gateway.limit.RateLimits;
import org.rapport.gateway.route.Breakers;
import org.rapport.gateway.route.Proxy;
import org.rapport.gateway.route.RouteConfig;
import org.rapport.gateway.route.Traffic;
import org.rapport.gateway.session.Admission;
import org.rapport.gateway.session.RealmCheck;
import org.rapport.gateway.token.RevocationFeed;

/**
 * The HTTP server: one Vert.x server per event loop, each with its own connections to the services. It is not Quarkus's
 * own server, which lets nobody at a connection before its first request; see docs/adr/0020.
 */
@Singleton
public final class GatewayServer {

    private static final Logger LOG = Logger.getLogger(GatewayServer.class);
    private static final long DRAIN_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Targets up to so many times what is accepted are read all the same, so that the refusal knows which page asked. */
    private static final int READABLE_URI = 4;

    private final Vertx vertx;
    private final ServerConfig config;
    private final RouteConfig routes;
    private final Breakers breakers;
    private final Traffic traffic;
    private final Admission admission;
    private final Cors cors;
    private final RateLimits limits;
    private final Decisions decisions;
    private final List<AcrossServices> across;
    private final List<Pages> ownPages;
    private final Lifecycle lifecycle;
    private final RevocationFeed revocations;
    private final RealmCheck realm;
    private final ClientAddresses addresses;
    private volatile int port;

    GatewayServer(
            Vertx vertx,
            ServerConfig config,
            RouteConfig routes,
            Breakers breakers,
            Traffic traffic,
            Admission admission,
            Cors cors,
            RateLimits limits,
            Decisions decisions,
            @All List<AcrossServices> across,
            @All List<Pages> ownPages,
            Lifecycle lifecycle,
            RevocationFeed revocations,
            RealmCheck realm) {
        this.vertx = vertx;
        this.config = config;
        this.routes = routes;
        this.breakers = breakers;
        this.traffic = traffic;
        this.admission = admission;
        this.cors = cors;
        this.limits = limits;
        this.decisions = decisions;
        this.across = across;
        this.ownPages = ownPages;
        this.lifecycle = lifecycle;
        this.revocations = revocations;
        this.realm = realm;
        this.addresses = new ClientAddresses(config.trustedProxies().orElse(List.of()));
    }

    /** The port that is listened on. */
    public int port() {
        return port;
    }

    void start(@Observes StartupEvent event) {
        vertx.deployVerticle(Loop::new, new DeploymentOptions().setInstances(config.eventLoops()))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        revocations.caughtUp().thenCombine(realm.tried(), (_, _) -> null).thenRun(lifecycle::begin);
        LOG.infof("Listening on http://%s:%d", config.host(), port);
    }

    /**
     * Says that it is going, still serves for as long as whoever sends requests here may take to notice, lets those under
     * way finish, and closes.
     */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        lifecycle.end();
        await(config.notice(), () -> false);
        await(config.drain(), () -> traffic.underway() == 0);
    }

    private static void await(Duration longest, BooleanSupplier done) {
        var deadline = System.nanoTime() + longest.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(DRAIN_POLL_NANOS);
        }
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(config.host())
                .setPort(port != 0 ? port : config.port())
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(READABLE_URI * config.maxUri())
                .setMaxHeaderSize(2 * (int) config.maxHeader().asLongValue())
                .setIdleTimeout((int) config.idle().toSeconds())
                .setTcpNoDelay(true)
                .setAcceptBacklog(1024);
    }

    private boolean overTls() {
        return "https".equals(config.publicUrl().getScheme());
    }

    private void refuseInvalid(HttpServerRequest request) {
        var exchange = new Exchange(request, addresses, overTls());
        traffic.watch(exchange);
        cors.markUnread(exchange);
        exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        exchange.refuse(RequestRules.problemOf(request.decoderResult().cause()));
    }

    /** The server of one event loop. */
    private final class Loop extends AbstractVerticle {

        private HttpServer server;

        @Override
        public void start(Promise<Void> started) {
            var options = options();
            var rules =
                    new RequestRules(config.maxUri(), (int) config.maxHeader().asLongValue());
            var proxy = new Proxy(vertx, routes, breakers, config.publicUrl());
            server = vertx.createHttpServer(options)
                    .connectionHandler(connection -> {
                        StrictRequestDecoder.install(connection, options, config.headerPatience());
                        LingeringClose.install(connection);
                    })
                    .invalidRequestHandler(GatewayServer.this::refuseInvalid)
                    .requestHandler(new GatewayHandler(
                            rules, cors, admission, limits, proxy, decisions, across, ownPages, traffic, lifecycle,
                            addresses, overTls()));
            server.listen()
                    .<Void>map(listening -> {
                        port = listening.actualPort();
                        return null;
                    })
                    .onComplete(started);
        }

        @Override
        public void stop(Promise<Void> stopped) {
            server.close().onComplete(stopped);
        }
    }
}
