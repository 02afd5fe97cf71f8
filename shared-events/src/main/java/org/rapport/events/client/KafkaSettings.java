package org.rapport.events.client;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How clients reach Kafka, as the environment says it: each variable {@code KAFKA_<PROPERTY>} is that property of Kafka's,
 * so {@code KAFKA_SECURITY_PROTOCOL} is {@code security.protocol}. Every client of the suite is told so, and by nothing
 * else.
 */
public final class KafkaSettings {

    private static final String PREFIX = "KAFKA_";
    private static final Set<String> KNOWN = Stream.of(
                    ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private KafkaSettings() {}

    /**
     * The properties of the environment; other variables of that prefix, such as those that Kubernetes makes for a service
     * called {@code kafka}, are none. Without {@code KAFKA_BOOTSTRAP_SERVERS} there are none at all.
     */
    public static Map<String, Object> of(Map<String, String> environment) {
        Map<String, Object> properties = new HashMap<>();
        environment.forEach((name, value) -> {
            String property = name.startsWith(PREFIX) ? property(name) : "";
            if (KNOWN.contains(property) && !value.isBlank()) {
                properties.put(property, value);
            }
        });
        return properties.containsKey(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG) ? Map.copyOf(properties) : Map.of();
    }

    private static String property(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
