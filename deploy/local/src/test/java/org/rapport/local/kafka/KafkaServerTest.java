package org.rapport.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.local.process.Ports;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaServerTest {

    private KafkaServer server;

    @BeforeAll
    void start(@TempDir Path state) {
        server = KafkaServer.at(state, Ports.free(), Ports.free(), KafkaSecurity.SASL_SSL)
                .start();
    }

    @AfterAll
    void stop() {
        server.stop();
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void keepsWhatWasAcknowledgedWhenItIsKilled() throws Exception {
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic("kept", Optional.of(1), Optional.empty())))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
        send("kept", "a fact");

        server.crash();
        assertThat(server.isRunning()).isFalse();
        server.start();

        assertThat(read("kept")).isEqualTo("a fact");
    }

    @ParameterizedTest
    @CsvSource({"PLAINTEXT, secret", "SASL_PLAINTEXT, secret", "SASL_SSL, a wrong password"})
    void takesOnlyWhoComesOverTlsWithThePassword(String protocol, String password) {
        Map<String, Object> stranger = client();
        stranger.put("security.protocol", protocol);
        stranger.computeIfPresent(
                "sasl.jaas.config",
                (_, login) -> protocol.equals("SASL_SSL")
                        ? login.toString().replaceAll("password=\"[^\"]*\"", "password=\"" + password + "\"")
                        : login);
        stranger.put("default.api.timeout.ms", 2000);
        stranger.put("request.timeout.ms", 1000);

        try (Admin admin = Admin.create(stranger)) {
            assertThatThrownBy(() -> admin.listTopics().names().get()).isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void makesNoTopicByAccident() {
        assertThatThrownBy(() -> send("misspelt", "lost"))
                .hasRootCauseInstanceOf(UnknownTopicOrPartitionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
    }

    private void send(String topic, String text) throws Exception {
        Map<String, Object> settings = client();
        settings.put("acks", "all");
        settings.put("max.block.ms", 3000);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, text.getBytes(StandardCharsets.UTF_8)))
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private String read(String topic) {
        try (var consumer = new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return new String(
                    consumer.poll(Duration.ofSeconds(10)).iterator().next().value(), StandardCharsets.UTF_8);
        }
    }

    private Map<String, Object> client() {
        return server.client();
    }
}
