package org.rapport.kit.relay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.config.ServiceConfig;
import org.rapport.kit.journal.JournalDigest;
import org.rapport.kit.trace.EventTrace;

/** Runs the relay beside the service, on a thread of its own: nothing of the service waits for it. */
@ApplicationScoped
class RelayThread {

    private static final Logger LOG = Logger.getLogger(RelayThread.class);
    private static final Duration DRAIN = Duration.ofSeconds(8);

    private final RelaySettings settings;
    private final ServiceConfig service;
    private final Map<String, Object> kafka;
    private final ObjectMapper json;
    private final JournalDigest digest;
    private final RelayStatus status;
    private @Nullable Relay relay;
    private @Nullable Thread thread;

    RelayThread(
            RelaySettings settings,
            ServiceConfig service,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ObjectMapper json,
            JournalDigest digest,
            MeterRegistry registry,
            EventTrace trace) {
        this.settings = settings;
        this.service = service;
        this.kafka = kafka;
        this.json = json;
        this.digest = digest;
        this.status = new RelayStatus(registry, trace);
    }

    void start(@Observes StartupEvent event) {
        if (!settings.enabled()) {
            LOG.info("the relay is off: another process must publish this service's events");
            return;
        }
        var database = new JournalDatabase(
                service.service(),
                settings.url(),
                require(settings.username(), "username"),
                require(settings.password(), "password"),
                settings.slot(),
                settings.patience());
        var records =
                new EventRecords(json, service.service(), row -> digest.verifies(row.row(), row.digest()), status);
        var times = new RelayTimes(settings.longestTransaction(), settings.sealInterval());
        relay = new Relay(database, kafka, records, times, status);
        thread = Thread.ofPlatform().name("relay").daemon().start(relay);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (relay != null && thread != null) {
            relay.stop();
            thread.join(DRAIN);
        }
    }

    RelayStatus status() {
        return status;
    }

    private static String require(Optional<String> value, String name) {
        return value.orElseThrow(() -> new IllegalStateException(
                "crm.relay." + name + " is not set; crm.relay.enabled=false runs the service without its relay"));
    }
}
