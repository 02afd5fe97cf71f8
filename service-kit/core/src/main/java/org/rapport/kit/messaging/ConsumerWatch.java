package org.rapport.kit.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import io.smallrye.reactive.messaging.health.HealthReport.ChannelInfo;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/**
 * Tells which consumers wait and which channels have stopped: in health, where it is information, for a service whose
 * events wait answers as well as ever; as metrics; and in the log, each minute again, so that nobody must have read it
 * when it began.
 */
@Wellness
@ApplicationScoped
class ConsumerWatch implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(ConsumerWatch.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Patience patience;
    private final HealthCenter channels;
    private final CountDownLatch stopping = new CountDownLatch(1);

    ConsumerWatch(Patience patience, HealthCenter channels, MeterRegistry meters) {
        this.patience = patience;
        this.channels = channels;
        Gauge.builder("crm.channels.stopped", () -> stopped().size())
                .description("channels that read nothing any more until the service is started again")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("consumer-watch").start(this::work);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void work() {
        try {
            while (!stopping.await(EVERY.toSeconds(), TimeUnit.SECONDS)) {
                tell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says in the log what is amiss. */
    void tell() {
        patience.waits()
                .forEach(wait -> LOG.warnf(
                        "%s has been waiting for %d s with %s: %s",
                        wait.consumer(),
                        Duration.between(wait.since(), Instant.now()).toSeconds(),
                        wait.where(),
                        wait.reason()));
        stopped()
                .forEach(channel -> LOG.errorf(
                        "the channel %s has stopped and needs a restart of the service: %s",
                        channel.getChannel(), channel.getMessage()));
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("consumers").up();
        patience.waits()
                .forEach(wait -> answer.withData(
                        wait.consumer() + " " + wait.where(), "waits since " + wait.since() + ": " + wait.reason()));
        stopped().forEach(channel -> answer.withData(channel.getChannel(), "stopped: " + channel.getMessage()));
        return answer.build();
    }

    private List<ChannelInfo> stopped() {
        return channels.getLiveness().getChannels().stream()
                .filter(channel -> !channel.isOk())
                .toList();
    }
}
