package org.rapport.admin.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.rapport.events.CrmEvents;
import org.rapport.events.Topics;
import org.rapport.events.VerificationAnswer;
import org.rapport.events.VerificationRequest;
import org.rapport.kit.problem.DomainException;

/**
 * Asks every service for its journal as it is now. The replica that asks hears all answers, without a group and from
 * the moment of asking on, and picks its own; between inquiries nobody listens.
 */
@ApplicationScoped
class Inquiry {

    private static final Logger LOG = Logger.getLogger(Inquiry.class);
    private static final TopicPartition ANSWERS = new TopicPartition(Topics.VERIFICATION_ANSWERS, 0);
    private static final int KAFKA_MILLIS = 5_000;

    private final VerificationConfig config;
    private final Map<String, Object> kafka;
    private final ObjectMapper json = CrmEvents.mapper();

    Inquiry(VerificationConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    /**
     * The whole answers of those of {@code services} that gave one in time, part by part.
     *
     * @throws DomainException.Unavailable if Kafka is away
     */
    Map<String, List<VerificationAnswer>> ask(UUID tenant, Instant now, Collection<String> services) {
        var request = new VerificationRequest(UUID.randomUUID(), tenant, now);
        var answers = new Answers(services);
        try (var listener =
                new KafkaConsumer<>(listening(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            listener.assign(List.of(ANSWERS));
            listener.seekToEnd(List.of(ANSWERS));
            listener.position(ANSWERS); // before the question is asked, or the first answers would be missed
            send(request);
            long deadline = System.nanoTime() + config.patience().toNanos();
            for (long left = config.patience().toNanos();
                    left > 0 && !answers.areWhole();
                    left = deadline - System.nanoTime()) {
                for (var message : listener.poll(Duration.ofNanos(left))) {
                    hear(message, request, answers);
                }
            }
            return answers.whole();
        } catch (KafkaException e) {
            LOG.warnf("no service can be asked for its journal: %s", e.getMessage());
            throw new DomainException.Unavailable(
                    "verification-unavailable", "The services cannot be asked at the moment. Try again soon.");
        }
    }

    private void send(VerificationRequest request) {
        try (var producer = new KafkaProducer<>(asking(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>(Topics.VERIFICATION_REQUESTS, key(request), json.writeValueAsBytes(request)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> message, VerificationRequest request, Answers answers) {
        if (!Arrays.equals(message.key(), key(request))) {
            return;
        }
        try {
            answers.add(json.readValue(message.value(), VerificationAnswer.class));
        } catch (IOException | IllegalArgumentException e) {
            LOG.errorf("an answer to a request for verification cannot be read: %s", e.getMessage());
        }
    }

    private static byte[] key(VerificationRequest request) {
        return request.id().toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> listening() {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "verification-answers");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, KAFKA_MILLIS);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, KAFKA_MILLIS);
        return settings;
    }

    private Map<String, Object> asking() {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "verification-requests");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, KAFKA_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, KAFKA_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * KAFKA_MILLIS);
        return settings;
    }
}
