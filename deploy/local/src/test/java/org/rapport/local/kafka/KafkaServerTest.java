package org.rapport.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
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
import org.rapport.events.Topics;
import org.rapport.installation.Component;
import org.rapport.installation.kafka.KafkaUser;
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
        makeTopics(client(), "kept");
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

    @Test
    void refusesAPartWhatItsRightsDoNotTell() throws Exception {
        Map<String, Object> sales = server.client(KafkaUser.of(Component.SALES));
        Map<String, Object> support = server.client(KafkaUser.of(Component.SUPPORT));
        makeTopics(server.client(KafkaUser.migration()), Topics.SALES, Topics.SUPPORT, Topics.MARKETING);

        send(sales, Topics.SALES, "a fact");
        assertThat(read(support, Topics.SALES)).isEqualTo("a fact");

        assertThatThrownBy(() -> send(sales, Topics.SUPPORT, "a lie"))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> read(support, Topics.MARKETING)).isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> makeTopics(sales, "crm.other"))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> makeTopics(server.client(KafkaUser.migration()), "crm.other"))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        try (Admin admin = Admin.create(sales)) {
            assertThatThrownBy(() ->
                            admin.deleteTopics(List.of(Topics.SALES)).all().get(10, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void hasDeadLettersPassFromWhoBuriedThemToAdminAndBackAlone() throws Exception {
        Map<String, Object> support = server.client(KafkaUser.of(Component.SUPPORT));
        Map<String, Object> admin = server.client(KafkaUser.of(Component.ADMIN));
        String letters = Topics.deadLetters("sales", "support").name();
        String again = Topics.redriveOf(letters);
        makeTopics(server.client(KafkaUser.migration()), letters, again);

        send(support, letters, "a letter");
        assertThat(read(admin, letters)).isEqualTo("a letter");
        send(admin, again, "a letter");
        assertThat(read(support, again)).isEqualTo("a letter");

        assertThatThrownBy(() -> send(support, again, "a lie"))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> read(server.client(KafkaUser.of(Component.SALES)), letters))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void isUpAsLongAsItHasTheRightsOfTheRegistry() throws Exception {
        assertThat(server.isUp()).isTrue();

        try (Admin admin = Admin.create(client())) {
            admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get(10, TimeUnit.SECONDS);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> !server.isUp());

        server.start();
        assertThat(server.isUp()).isTrue();
    }

    private static void makeTopics(Map<String, Object> client, String... names) throws Exception {
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(Stream.of(names)
                            .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
                            .toList())
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private void send(String topic, String text) throws Exception {
        send(client(), topic, text);
    }

    private static void send(Map<String, Object> client, String topic, String text) throws Exception {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("acks", "all");
        settings.put("max.block.ms", 3000);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, text.getBytes(StandardCharsets.UTF_8)))
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private String read(String topic) {
        return read(client(), topic);
    }

    private static String read(Map<String, Object> client, String topic) {
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
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
