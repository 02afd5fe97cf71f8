package org.rapport.kit.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmEvents;
import org.rapport.events.Topics;
import org.rapport.events.VerificationAnswer;
import org.rapport.events.VerificationAnswer.Row;
import org.rapport.events.VerificationRequest;
import org.rapport.kit.config.ServiceConfig;
import org.rapport.kit.messaging.PromptClose;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Answers each {@link VerificationRequest}, by one replica of the service. It waits for them in one long poll, and has
 * a producer only while it answers: until somebody asks, it costs next to nothing.
 */
@ApplicationScoped
class VerificationThread {

    private static final Logger LOG = Logger.getLogger(VerificationThread.class);
    private static final Duration POLL = Duration.ofMinutes(1);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final ServiceConfig service;
    private final JournalPages journal;
    private final Map<String, Object> kafka;
    private final String application;
    private final ObjectMapper json = CrmEvents.mapper();
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    VerificationThread(
            ServiceConfig service,
            JournalPages journal,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.service = service;
        this.journal = journal;
        this.kafka = kafka;
        this.application = application;
    }

    void start(@Observes StartupEvent event) {
        stopping = false;
        thread = Thread.ofPlatform().daemon().name("verification").start(this::listen);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        var listening = consumer;
        var running = thread;
        if (running == null) {
            return;
        }
        if (listening != null) {
            listening.wakeup();
        } else {
            running.interrupt();
        }
        running.join(LAST_WORDS);
    }

    private void listen() {
        String trouble = "";
        while (!stopping) {
            var requests = new KafkaConsumer<>(listening(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            try (var _ = new PromptClose(requests)) {
                consumer = requests;
                requests.subscribe(List.of(Topics.VERIFICATION_REQUESTS));
                while (!stopping) {
                    requests.poll(POLL).forEach(this::answer);
                    requests.commitSync();
                }
            } catch (WakeupException e) {
                return;
            } catch (KafkaException e) {
                if (!trouble.equals(String.valueOf(e.getMessage()))) {
                    trouble = String.valueOf(e.getMessage());
                    LOG.warnf("nobody can have the journal verified for the moment: %s", trouble);
                }
                pause();
            } finally {
                consumer = null;
            }
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> message) {
        VerificationRequest request;
        try {
            request = json.readValue(message.value(), VerificationRequest.class);
        } catch (IOException | IllegalArgumentException e) {
            LOG.errorf("a request for verification cannot be read: %s", e.getMessage());
            return;
        }
        if (!request.isOver(Instant.now())) {
            CurrentCaller.runAs(Caller.system(request.tenantId(), "verification", null), () -> answer(request));
        }
    }

    private void answer(VerificationRequest request) {
        try (var producer = new KafkaProducer<>(answering(), new ByteArraySerializer(), new ByteArraySerializer())) {
            UUID answer = Uuids.next();
            UUID last = null;
            for (int part = 0; !stopping && !request.isOver(Instant.now()); part++) {
                List<Row> rows = journal.after(last);
                boolean isLast = rows.size() < VerificationAnswer.MOST_ROWS;
                producer.send(
                        record(VerificationAnswer.of(request, service.service(), answer, part, isLast, rows)),
                        (_, failure) -> report(failure));
                if (isLast) {
                    return;
                }
                last = rows.getLast().eventId();
            }
        } catch (JsonProcessingException | SQLException | RuntimeException e) {
            report(e);
        }
    }

    private static void report(@Nullable Exception failure) {
        if (failure != null) {
            LOG.warnf("a request for verification stays without a whole answer: %s", failure.getMessage());
        }
    }

    private ProducerRecord<byte[], byte[]> record(VerificationAnswer answer) throws JsonProcessingException {
        byte[] key = answer.request().toString().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(Topics.VERIFICATION_ANSWERS, key, json.writeValueAsBytes(answer));
    }

    private Map<String, Object> listening() {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, application + "-verification");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, application + "-verification");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 15_000);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 12_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 4_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000);
        return settings;
    }

    private Map<String, Object> answering() {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, application + "-verification");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        return settings;
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
