package org.rapport.gateway.route;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.rapport.gateway.exchange.Exchange;

/**
 * What clients saw: each exchange is counted once, when its last byte was sent, or when it ended without one. The access
 * log says the same of each; it is off unless the level of {@code org.rapport.gateway.access} is INFO. So do traces, where
 * they are on.
 */
@Singleton
public final class Traffic {

    private static final Logger ACCESS = Logger.getLogger("org.rapport.gateway.access");

    /** The client left before it was answered. */
    private static final String ABANDONED = "abandoned";

    /** The answer ended in the middle. */
    private static final String BROKEN = "broken";

    private static final List<String> OUTCOMES = List.of("1xx", "2xx", "3xx", "4xx", "5xx", ABANDONED, BROKEN);

    /** Where the service level objectives look (docs/operations/alerts.md), and some to either side. */
    private static final Duration[] BUCKETS = Stream.of(50, 100, 250, 500, 1_000, 2_500, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Spans spans;
    private final AtomicInteger underway = new AtomicInteger();
    private final Map<String, Map<String, Timer>> timers;

    Traffic(MeterRegistry registry, Spans spans) {
        this.spans = spans;
        var targets = Stream.concat(
                Stream.of(Service.values()).map(Service::word), Stream.of(Exchange.OWN, Exchange.SESSIONS));
        timers = targets.collect(Collectors.toUnmodifiableMap(Function.identity(), target -> OUTCOMES.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), outcome -> timer(registry, target, outcome)))));
        Gauge.builder("crm.gateway.requests.underway", underway, AtomicInteger::get)
                .register(registry);
    }

    private static Timer timer(MeterRegistry registry, String target, String outcome) {
        return Timer.builder("crm.gateway.requests")
                .description("Requests as their clients saw them, from header to last byte")
                .tag("target", target) // a label "service" would be Kubernetes'
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    public int underway() {
        return underway.get();
    }

    /** Counts the exchange from now until it is over, however that comes. */
    public void watch(Exchange exchange) {
        underway.incrementAndGet();
        var span = spans.begin(exchange);
        exchange.whenOver(() -> {
            underway.decrementAndGet();
            var outcome = outcome(exchange);
            timers.get(exchange.target()).get(outcome).record(exchange.nanosSinceStart(), TimeUnit.NANOSECONDS);
            spans.end(span, exchange, outcome);
            if (ACCESS.isInfoEnabled()) {
                log(exchange, outcome);
            }
        });
    }

    /** Without query and address: both can be about persons. The services' lines name the same things alike. */
    private static void log(Exchange exchange, String outcome) {
        var status = exchange.response().getStatusCode();
        var fields = new HashMap<String, Object>();
        fields.put("method", exchange.method().name());
        fields.put("path", exchange.path());
        fields.put("status", status);
        fields.put("outcome", outcome);
        fields.put("millis", TimeUnit.NANOSECONDS.toMillis(exchange.nanosSinceStart()));
        fields.put("target", exchange.target());
        fields.put("requestId", exchange.requestId());
        fields.put("traceId", exchange.traceId());
        fields.put("tenant", exchange.tenant());
        fields.put("user", exchange.user());
        fields.values().removeIf(Objects::isNull);
        fields.forEach(MDC::put);
        try {
            ACCESS.infof("%s %s %s %s", exchange.method(), exchange.path(), status, outcome);
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }

    private static String outcome(Exchange exchange) {
        if (exchange.isBroken()) {
            return BROKEN;
        }
        if (!exchange.response().ended()) {
            return ABANDONED;
        }
        return OUTCOMES.get(Math.min(exchange.response().getStatusCode() / 100, 5) - 1);
    }
}
