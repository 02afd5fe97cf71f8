package org.rapport.kit.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.rapport.kit.startup.StartRule;

/**
 * Kafka's clients take its settings: some broker is found by its name, files are there, a login is whole. Without that no
 * consumer comes into being, and the start would end in its stack. Whether a broker answers is not asked: it is waited for.
 */
@Singleton
final class BrokerRule implements StartRule {

    private static final String SERVERS = "KAFKA_BOOTSTRAP_SERVERS";

    private final Map<String, Object> kafka;

    @Inject
    BrokerRule(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    @Override
    public List<String> findings() {
        if (kafka.getOrDefault(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "")
                .toString()
                .isBlank()) {
            return List.of(SERVERS + " is not set: set some brokers, each with its port, as kafka-1:9093,kafka-2:9093");
        }
        var settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (var _ = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return List.of();
        } catch (KafkaException e) {
            return List.of(
                    "Kafka cannot be reached as its settings say (" + reason(e) + "): see that " + SERVERS
                            + " names a broker that there is, and that the files and the login of the other KAFKA variables are whole");
        }
    }

    /** What is at the bottom of it: Kafka wraps that in sentences which say nothing. */
    private static String reason(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : reason(e.getCause());
    }
}
