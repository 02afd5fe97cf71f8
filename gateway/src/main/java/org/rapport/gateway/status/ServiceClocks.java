package org.rapport.gateway.status;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.health.Lifecycle;
import org.rapport.gateway.route.RouteConfig;
import org.rapport.gateway.route.Service;
import org.rapport.kit.startup.ClockDifference;
import org.rapport.kit.startup.StartCondition;

/**
 * Compares the clock of this machine with those of the services, which judge the gateway's tokens by them and compare
 * themselves with PostgreSQL. It is wrong where it is far from the clock of each service that says what time it is; where one
 * of them agrees, another one is wrong, and tells so itself. Keycloak cannot be asked: it sends no {@code Date}.
 */
@Singleton
final class ServiceClocks {

    private static final Logger LOG = Logger.getLogger(ServiceClocks.class);
    private static final String LIVE = "/q/health/live";
    private static final String TIME = "time";
    private static final String NOW = "now";
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final HealthCalls calls;
    private final List<URI> pages;
    private final Lifecycle lifecycle;
    private final InstantSource clock;
    private final StartCondition condition = new StartCondition("clock", LOG::warn, LOG::info);

    @Inject
    ServiceClocks(Vertx vertx, HealthCalls calls, RouteConfig routes, Lifecycle lifecycle) {
        this(
                vertx,
                calls,
                Stream.of(Service.values())
                        .map(service -> routes.addressOf(service).resolve(LIVE))
                        .toList(),
                lifecycle,
                InstantSource.system());
    }

    ServiceClocks(Vertx vertx, HealthCalls calls, List<URI> pages, Lifecycle lifecycle, InstantSource clock) {
        this.vertx = vertx;
        this.calls = calls;
        this.pages = pages;
        this.lifecycle = lifecycle;
        this.clock = clock;
        lifecycle.needs(condition);
    }

    /** Before the server listens. */
    void start(@Observes @Priority(1) StartupEvent event) {
        again();
    }

    private void again() {
        look().onComplete(_ -> vertx.setTimer((condition.isPressing() ? SOON : EVERY).toMillis(), _ -> again()));
    }

    /** Asks them all; never fails. */
    Future<Void> look() {
        var asked = pages.stream().map(this::difference).toList();
        return Future.all(asked).map(_ -> {
            judge(asked.stream().map(Future::result).filter(Objects::nonNull).toList());
            return null;
        });
    }

    private void judge(List<ClockDifference> differences) {
        if (differences.isEmpty()) {
            condition.isUnknown();
        } else if (differences.stream().allMatch(ClockDifference::isTooFar)) {
            condition.isWrong(differences.getFirst().told("the services'"));
        } else {
            condition.isRight();
        }
    }

    private Future<@Nullable ClockDifference> difference(URI page) {
        var before = clock.instant();
        return calls.read(page).map(report -> difference(before, clock.instant(), report));
    }

    private static @Nullable ClockDifference difference(Instant before, Instant after, Report report) {
        for (var check : report.checks()) {
            if (check.name().equals(TIME) && check.data().getValue(NOW) instanceof String now) {
                try {
                    return ClockDifference.of(before, after, Instant.parse(now));
                } catch (DateTimeException _) {
                    LOG.debugf("A service says that it is %s", now);
                }
            }
        }
        return null;
    }
}
