package org.rapport.kit.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.rapport.kit.config.ServiceConfig;

/** Asks Kafka now and then, by one client: whether the topics are there, and how far groups are behind. */
@ApplicationScoped
class BrokerWatch {

    private static final Logger LOG = Logger.getLogger(BrokerWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TopicReadiness topics;
    private final ConsumerLag lag;
    private final Map<String, Object> kafka;
    private final CountDownLatch stopping = new CountDownLatch(1);

    BrokerWatch(
            @Readiness TopicReadiness topics,
            ConsumerLag lag,
            ServiceConfig service,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.topics = topics;
        this.lag = lag;
        int patience = Math.toIntExact(PATIENCE.toMillis());
        kafka = new HashMap<>(broker);
        kafka.put(AdminClientConfig.CLIENT_ID_CONFIG, service.service() + "-watch");
        kafka.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        kafka.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("broker-watch").start(this::work);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void work() {
        try {
            do {
                watch();
            } while (!stopping.await(SOON.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when it is to stop, or has to begin anew: names of brokers may not be found for a while. */
    private void watch() throws InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            do {
                topics.look(admin);
                lag.look(admin);
            } while (!stopping.await((topics.isPressing() ? SOON : EVERY).toSeconds(), TimeUnit.SECONDS));
        } catch (KafkaException e) {
            topics.isUnknown();
            LOG.debugf("Kafka cannot be asked for the moment: %s", e.getMessage());
        }
    }
}
