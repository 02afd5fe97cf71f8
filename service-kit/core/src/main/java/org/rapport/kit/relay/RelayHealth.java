package org.rapport.kit.relay;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Tells how the relay is. It is information: a service whose events wait serves as well as ever. */
@Wellness
@ApplicationScoped
class RelayHealth implements HealthCheck {

    private final RelayThread relay;

    RelayHealth(RelayThread relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        RelayStatus status = relay.status();
        return HealthCheckResponse.named("relay")
                .up()
                .withData("active", status.isActive())
                .withData("lagMillis", status.lag().toMillis())
                .withData("published", status.published())
                .withData("refused", status.refusedRows())
                .withData("problem", Objects.requireNonNullElse(status.problem(), "none"))
                .build();
    }
}
