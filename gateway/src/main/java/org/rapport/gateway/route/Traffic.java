package org.rapport.gateway.route;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How much goes through, and how fast. */
@Singleton
public final class Traffic {

    private static final String[] OUTCOMES = {"other", "1xx", "2xx", "3xx", "4xx", "5xx"};

    private final AtomicInteger underway = new AtomicInteger();
    private final Timer[][] timers;

    Traffic(MeterRegistry registry) {
        timers = new Timer[Service.values().length][OUTCOMES.length];
        for (var service : Service.values()) {
            for (var outcome = 0; outcome < OUTCOMES.length; outcome++) {
                timers[service.ordinal()][outcome] = Timer.builder("crm.gateway.requests")
                        .description("Requests forwarded to a service, from header to last byte")
                        .tag("service", service.word())
                        .tag("outcome", OUTCOMES[outcome])
                        .register(registry);
            }
        }
        Gauge.builder("crm.gateway.requests.underway", underway, AtomicInteger::get)
                .register(registry);
    }

    public int underway() {
        return underway.get();
    }

    void begun() {
        underway.incrementAndGet();
    }

    void over() {
        underway.decrementAndGet();
    }

    void count(Service service, int status, long nanos) {
        var outcome = status / 100;
        timers[service.ordinal()][outcome < OUTCOMES.length ? outcome : 0].record(nanos, TimeUnit.NANOSECONDS);
    }
}
