package org.rapport.gateway.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The same answer on the management port, which operators alone reach, so with the reasons. */
@Readiness
@ApplicationScoped
class ReadinessCheck implements HealthCheck {

    private final Lifecycle state;

    ReadinessCheck(Lifecycle state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("gateway").status(state.isReady());
        var reasons = state.reasons();
        for (int i = 0; i < reasons.size(); i++) {
            response.withData("reason" + (i == 0 ? "" : "-" + (i + 1)), reasons.get(i));
        }
        state.warnings().forEach(warning -> response.withData(warning.name(), warning.finding()));
        return response.build();
    }
}
