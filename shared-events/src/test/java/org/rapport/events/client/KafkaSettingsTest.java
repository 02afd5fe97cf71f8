package org.rapport.events.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {

    @Test
    void eachVariableIsAPropertyOfKafkas() {
        assertThat(KafkaSettings.of(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "kafka-1:9093,kafka-2:9093",
                        "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                        "KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
                        "KAFKA_SASL_JAAS_CONFIG", "a.Module required username=\"crm\" password=\"secret\";",
                        "KAFKA_SSL_TRUSTSTORE_LOCATION", "/etc/kafka/ca.pem",
                        "KAFKA_SSL_TRUSTSTORE_TYPE", "PEM",
                        "PATH", "/bin")))
                .containsOnly(
                        Map.entry("bootstrap.servers", "kafka-1:9093,kafka-2:9093"),
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("sasl.mechanism", "SCRAM-SHA-512"),
                        Map.entry("sasl.jaas.config", "a.Module required username=\"crm\" password=\"secret\";"),
                        Map.entry("ssl.truststore.location", "/etc/kafka/ca.pem"),
                        Map.entry("ssl.truststore.type", "PEM"));
    }

    @Test
    void whatKubernetesMakesForAServiceIsNone() {
        assertThat(KafkaSettings.of(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                        "KAFKA_PORT", "tcp://10.0.0.7:9092",
                        "KAFKA_SERVICE_HOST", "10.0.0.7",
                        "KAFKA_SECURITY_PROTOCOL", "")))
                .containsOnly(Map.entry("bootstrap.servers", "kafka:9092"));
    }

    @Test
    void withoutServersThereIsNoKafka() {
        assertThat(KafkaSettings.of(Map.of("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")))
                .isEmpty();
        assertThat(KafkaSettings.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", " "))).isEmpty();
    }
}
