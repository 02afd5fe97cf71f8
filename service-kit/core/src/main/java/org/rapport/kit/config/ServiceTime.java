package org.rapport.kit.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Says what time it is here. Answers carry no {@code Date}, and the gateway compares its clock with this one. */
@Liveness
@ApplicationScoped
class ServiceTime implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("time")
                .up()
                .withData("now", Instant.now().toString())
                .build();
    }
}
