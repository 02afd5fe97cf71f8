package org.rapport.gateway.route;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** One circuit breaker per service, for the whole process. */
@Singleton
public final class Breakers {

    private final Map<Service, CircuitBreaker> breakers = new EnumMap<>(Service.class);

    Breakers(RouteConfig config, MeterRegistry registry) {
        for (var service : Service.values()) {
            var breaker = new CircuitBreaker(config.breakerFailures(), config.breakerPause(), System::nanoTime);
            breakers.put(service, breaker);
            Gauge.builder("crm.gateway.breaker.open", breaker, open -> open.isOpen() ? 1 : 0)
                    .description("1 while a service is not asked because it did not answer")
                    .tag("target", service.word())
                    .register(registry);
        }
    }

    /** Whether a service is not asked at the moment, because it did not answer. */
    public boolean isOpen(Service service) {
        return of(service).isOpen();
    }

    CircuitBreaker of(Service service) {
        return breakers.get(service);
    }
}
