package org.rapport.gateway.status;

import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.route.RouteConfig;
import org.rapport.gateway.route.Service;

/**
 * How services are, as they say themselves: at {@code /q/health} all of it, at {@code /q/health/well} what needs no
 * database, so that a service is heard whose database keeps it waiting.
 */
@Singleton
final class ServiceParts {

    private static final String ALL = "/q/health";
    private static final String WELL = "/q/health/well";

    private final HealthCalls calls;
    private final RouteConfig routes;

    ServiceParts(HealthCalls calls, RouteConfig routes) {
        this.calls = calls;
        this.routes = routes;
    }

    /** How that one is; never fails. */
    Future<Part> of(Service service) {
        var begun = System.nanoTime();
        var address = routes.addressOf(service);
        var all = calls.read(address.resolve(ALL));
        var well = calls.read(address.resolve(WELL));
        return Future.all(all, well)
                .map(_ -> judge(
                        service.word(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                        all.result(),
                        well.result()));
    }

    static Part judge(String name, long milliseconds, Report all, Report well) {
        if (all.problem() != null && well.problem() != null) {
            return new Part(name, Status.DOWN, null, milliseconds, List.of(), all.problem());
        }
        Map<String, Check> byName = new TreeMap<>();
        well.checks().forEach(check -> byName.put(check.name(), check));
        all.checks().forEach(check -> byName.put(check.name(), check));
        var checks = List.copyOf(byName.values());
        var problem = problem(all, well);
        var status = problem == null && checks.stream().allMatch(Check::isUp) ? Status.UP : Status.DEGRADED;
        var version = checks.stream()
                .map(Check::version)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Part(name, status, version, milliseconds, checks, problem);
    }

    private static @Nullable String problem(Report all, Report well) {
        if (all.problem() != null) {
            return ALL + " " + all.problem();
        }
        return well.problem() == null ? null : WELL + " " + well.problem();
    }
}
