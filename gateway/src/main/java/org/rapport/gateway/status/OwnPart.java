package org.rapport.gateway.status;

import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.health.Lifecycle;
import org.rapport.gateway.route.Breakers;
import org.rapport.gateway.route.Service;
import org.rapport.gateway.token.KeycloakKeys;

/** How this gateway is, by what it knows anyway. It is down while it is not ready, for then requests go elsewhere. */
@Singleton
final class OwnPart {

    private final String version;
    private final Lifecycle lifecycle;
    private final KeycloakKeys keys;
    private final Breakers breakers;

    OwnPart(
            @ConfigProperty(name = "quarkus.application.version") String version,
            Lifecycle lifecycle,
            KeycloakKeys keys,
            Breakers breakers) {
        this.version = version;
        this.lifecycle = lifecycle;
        this.keys = keys;
        this.breakers = breakers;
    }

    String version() {
        return version;
    }

    Part look() {
        var ready = ready();
        var checks = Stream.concat(Stream.of(breakers(), keycloak(), ready), warnings())
                .toList();
        var status = !ready.isUp() ? Status.DOWN : checks.stream().allMatch(Check::isUp) ? Status.UP : Status.DEGRADED;
        return new Part(Exchange.OWN, status, version, 0, checks, null);
    }

    private Check ready() {
        var data = new JsonObject();
        var isReady = lifecycle.isReady();
        var reasons = lifecycle.reasons();
        for (var index = 0; index < reasons.size(); index++) {
            data.put("reason" + (index == 0 ? "" : "-" + (index + 1)), Excerpt.of(reasons.get(index)));
        }
        if (!isReady && reasons.isEmpty()) {
            data.put("reason", "it starts or stops");
        }
        return new Check("ready", isReady, data);
    }

    /** What went wrong after the start; what is right is not spoken of. */
    private Stream<Check> warnings() {
        return lifecycle.warnings().stream()
                .map(warning -> new Check(
                        warning.name(), false, new JsonObject().put("finding", Excerpt.of(warning.finding()))));
    }

    private Check keycloak() {
        var known = !keys.isEmpty();
        var answers = !keys.isSilent();
        return new Check(
                "keycloak",
                known && answers,
                new JsonObject().put("keysKnown", known).put("answers", answers));
    }

    private Check breakers() {
        var data = new JsonObject();
        for (var service : Service.values()) {
            data.put(service.word(), breakers.isOpen(service) ? "open" : "closed");
        }
        return new Check("breakers", Stream.of(Service.values()).noneMatch(breakers::isOpen), data);
    }
}
