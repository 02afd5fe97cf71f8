package org.rapport.kit.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What each consumer has done, counted from its first event on. */
@ApplicationScoped
class ConsumerMeters {

    private static final Duration[] DELAYS = Stream.of(500, 1_000, 5_000, 30_000, 300_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<String, OfOne> consumers = new ConcurrentHashMap<>();

    private record OfOne(Timer delay, Counter deadLetters) {}

    ConsumerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Begins to count, from nothing: who looks at the difference misses a first dead letter that begins with itself. */
    void hears(String consumer) {
        of(consumer);
    }

    void handled(String consumer, Instant eventTime) {
        of(consumer).delay().record(Duration.between(eventTime, Instant.now()));
    }

    void buried(String consumer) {
        of(consumer).deadLetters().increment();
    }

    private OfOne of(String consumer) {
        return consumers.computeIfAbsent(
                consumer,
                name -> new OfOne(
                        Timer.builder("crm.consumer.delay")
                                .description("How long after its time an event was handled")
                                .tag("consumer", name)
                                .serviceLevelObjectives(DELAYS)
                                .register(registry),
                        Counter.builder("crm.dead.letters")
                                .description("Events that could not be handled")
                                .tag("consumer", name)
                                .register(registry)));
    }
}
