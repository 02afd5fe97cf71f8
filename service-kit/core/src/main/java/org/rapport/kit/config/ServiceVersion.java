package org.rapport.kit.config;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Says which version of the service this is. It is information, and known when nothing else is. */
@Wellness
@ApplicationScoped
class ServiceVersion implements HealthCheck {

    private final String version;

    ServiceVersion(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("service")
                .up()
                .withData("version", version)
                .build();
    }
}
