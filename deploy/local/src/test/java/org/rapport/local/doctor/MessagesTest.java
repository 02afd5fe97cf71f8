package org.rapport.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.events.Topics;
import org.rapport.local.kafka.KafkaSecurity;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.process.Ports;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesTest {

    private static final String LETTERS = Topics.deadLetters("sales", "support").name();

    private KafkaServer kafka;
    private Admin admin;

    @BeforeAll
    void start(@TempDir Path state) throws Exception {
        kafka = KafkaServer.at(state, Ports.free(), Ports.free(), KafkaSecurity.SASL_SSL)
                .start();
        admin = Admin.create(kafka.client());
        admin.createTopics(Topics.neededBy("support").stream()
                        .map(topic -> new NewTopic(topic.name(), Optional.of(1), Optional.empty()))
                        .toList())
                .all()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterAll
    void stop() {
        admin.close();
        kafka.stop();
    }

    @Test
    void tellsOfTopicsThatAreNotThere() throws Exception {
        var topics = new MissingTopics(kafka, List.of("support"));
        assertThat(topics.obstacle()).isEmpty();
        assertThat(topics.findings()).isEmpty();

        admin.deleteTopics(List.of("crm.seals")).all().get(10, TimeUnit.SECONDS);
        assertThat(topics.findings())
                .containsExactly(new Finding(
                        "Kafka has no topic crm.seals, needed by support",
                        "./crm down support and ./crm up support makes what is missing"));
        assertThat(new MissingTopics(kafka, List.of("sales", "support")).findings())
                .hasSize(2)
                .first()
                .satisfies(finding ->
                        assertThat(finding.what()).isEqualTo("Kafka has no topic crm.seals, needed by sales, support"));

        admin.createTopics(List.of(new NewTopic("crm.seals", Optional.of(1), Optional.empty())))
                .all()
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void tellsOfDeadLettersUntilTheyAreReplayed() throws Exception {
        var letters = new DeadLetters(kafka);
        assertThat(letters.findings()).isEmpty();

        send(LETTERS, "7");
        send(LETTERS, "8");
        assertThat(letters.findings()).extracting(Finding::what).containsExactly(LETTERS + " has 2 dead letters");

        send(Topics.redriveOf(LETTERS), "7");
        assertThat(letters.findings()).extracting(Finding::what).containsExactly(LETTERS + " has 1 dead letter");

        send(LETTERS, "7"); // could not be handled again
        assertThat(letters.findings()).extracting(Finding::what).containsExactly(LETTERS + " has 2 dead letters");
    }

    @Test
    void tellsOfAConsumerGroupThatIsBehind() throws Exception {
        for (int message = 0; message < 12; message++) {
            send(Topics.MARKETING, "1");
        }
        handled(Topics.MARKETING, 2);

        assertThat(new Backlogs(kafka, 10).findings()).isEmpty();
        assertThat(new Backlogs(kafka, 9).findings())
                .containsExactly(new Finding(
                        "the consumer group support-service has 10 messages of crm.marketing before it",
                        "./crm up support if it is down; ./crm logs support tells whether it waits"));
    }

    @Test
    void tellsOfACertificateThatEndsSoon() {
        Instant end = kafka.certificateEnd().orElseThrow();

        assertThat(new CertificateEnd(kafka).findings()).isEmpty();
        assertThat(certificate(end.minus(Duration.ofDays(31)))).isEmpty();
        assertThat(certificate(end.minus(Duration.ofDays(29)))).singleElement().satisfies(finding -> assertThat(
                        finding.text())
                .startsWith("Kafka's certificate ends at " + end)
                .contains("broker.p12", "./crm up makes another"));
        assertThat(certificate(end.plusSeconds(1))).singleElement().satisfies(finding -> assertThat(finding.what())
                .startsWith("Kafka's certificate has ended at "));
    }

    @Test
    void saysWhenKafkaIsAway(@TempDir Path state) {
        KafkaServer away = KafkaServer.at(state, Ports.free(), Ports.free());

        assertThat(new MissingTopics(away, List.of()).obstacle()).isEqualTo("Kafka does not answer");
        assertThat(new DeadLetters(away).obstacle()).isEqualTo("Kafka does not answer");
        assertThat(new CertificateEnd(away).obstacle()).startsWith("it has none");
    }

    private List<Finding> certificate(Instant now) {
        return new CertificateEnd(kafka, () -> now).findings();
    }

    private void handled(String topic, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(
                        "support-service", Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
                .all()
                .get(10, TimeUnit.SECONDS);
    }

    /** As the kit marks what could not be handled. */
    private void send(String topic, String offset) throws Exception {
        var message = new ProducerRecord<byte[], byte[]>(topic, bytes("{}"));
        message.headers()
                .add("crm-origin-topic", bytes(Topics.SALES))
                .add("crm-origin-partition", bytes("0"))
                .add("crm-origin-offset", bytes(offset))
                .add("crm-consumer", bytes("customers"));
        try (var producer = new KafkaProducer<>(kafka.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(message).get(10, TimeUnit.SECONDS);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
