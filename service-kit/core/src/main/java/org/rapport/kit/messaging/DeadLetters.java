package org.rapport.kit.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.rapport.events.MalformedEvent;
import org.rapport.events.Topics;
import org.rapport.kit.config.ServiceConfig;
import org.rapport.kit.problem.DatabaseFailure;
import org.rapport.kit.problem.DomainException;

/** Events that cannot be handled, kept letter for letter with their origin and the reason, to be looked at and redriven. */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int DEEPEST_CAUSE = 20;

    private final String service;
    private final ConsumerMeters meters;
    private final Map<String, Object> kafka;
    private volatile KafkaProducer<byte[], byte[]> producer;

    DeadLetters(
            ServiceConfig config,
            ConsumerMeters meters,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.service = config.service();
        this.meters = meters;
        this.kafka = kafka;
    }

    /** Keeps {@code message}; returns once Kafka has it, however long that takes. */
    void bury(ConsumerRecord<byte[], byte[]> message, String consumer, Throwable reason) {
        var about = DeadLetter.at(message, consumer, told(reason));
        String topic = Topics.deadLetters(about.topic().substring("crm.".length()), service)
                .name();
        var letter = new ProducerRecord<>(topic, message.key(), message.value());
        message.headers().forEach(letter.headers()::add);
        about.writeTo(letter.headers());
        while (true) {
            try {
                producer().send(letter).get();
                break;
            } catch (ExecutionException e) {
                LOG.warnf(
                        "a dead letter of %s waits for Kafka: %s",
                        consumer, e.getCause().getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while keeping a dead letter", e);
            }
        }
        meters.buried(consumer);
        LOG.errorf(
                "%s cannot handle %s-%d@%d, which is now in %s: %s",
                consumer, about.topic(), about.partition(), about.offset(), topic, about.reason());
    }

    /**
     * In words of ours. The database would quote the statement with the person's data in it, and who is surprised may
     * quote anything: of a mistake it is told which one it is and where.
     */
    private static String told(Throwable reason) {
        return switch (DatabaseFailure.of(reason)) {
            case DatabaseFailure.Duplicate duplicate -> "a record with the same key exists: " + duplicate.rule();
            case DatabaseFailure.Rule rule -> "the data contradict a rule: " + rule.rule();
            case DatabaseFailure.Unfit _ -> "a value cannot be kept";
            case DatabaseFailure.Away _,
                    DatabaseFailure.Full _,
                    DatabaseFailure.Busy _,
                    DatabaseFailure.Deadlock _,
                    DatabaseFailure.None _ ->
                reason instanceof MalformedEvent || reason instanceof DomainException
                        ? String.valueOf(reason.getMessage())
                        : mistake(reason);
        };
    }

    private static String mistake(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
            cause = cause.getCause();
        }
        String name = cause.getClass().getSimpleName();
        return Stream.of(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.rapport."))
                .findFirst()
                .map(frame -> name + " in " + frame)
                .orElse(name);
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            Map<String, Object> config = new HashMap<>(kafka);
            config.put(ProducerConfig.ACKS_CONFIG, "all");
            config.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-dead-letters");
            producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
