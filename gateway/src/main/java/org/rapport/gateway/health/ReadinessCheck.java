package org.rapport.gateway.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The same answer on the management port. */
@Readiness
@ApplicationScoped
class ReadinessCheck implements HealthCheck {

    private final Lifecycle state;

    ReadinessCheck(Lifecycle state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("gateway").status(state.isReady()).build();
    }
}
