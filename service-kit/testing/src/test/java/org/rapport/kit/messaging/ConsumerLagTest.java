package org.rapport.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.process.Ports;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsumerLagTest {

    private static final Config CHANNELS = new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(
                    Map.of(
                            "mp.messaging.connector.smallrye-kafka.group.id", "sales-service",
                            "mp.messaging.incoming.support-events.connector", "smallrye-kafka",
                            "mp.messaging.incoming.support-events.topics", "crm.support,crm.support.sales-redrive",
                            "mp.messaging.incoming.tags.connector", "smallrye-kafka",
                            "mp.messaging.incoming.tags.topic", "crm.admin",
                            "mp.messaging.incoming.tags.group.id", "sales-service-tags"),
                    "test",
                    100))
            .build();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private KafkaServer kafka;
    private Admin admin;
    private ConsumerLag lag;

    @BeforeAll
    void start(@TempDir Path state) throws Exception {
        kafka = KafkaServer.at(state.resolve("kafka"), Ports.free(), Ports.free())
                .start();
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        admin.createTopics(List.of(new NewTopic("crm.support", 3, (short) 1), new NewTopic("crm.admin", 1, (short) 1)))
                .all()
                .get();
        lag = new ConsumerLag(CHANNELS, meters);
    }

    @AfterAll
    void stop() {
        admin.close();
        kafka.stop();
    }

    @Test
    void isWhatAGroupHasNotHandledOfEachTopicThatThereIs() throws Exception {
        publish("crm.support", 0, 5);
        publish("crm.support", 1, 4);
        handled("sales-service", "crm.support", 0, 2);

        lag.look(admin);

        assertThat(lags())
                .as("three of one partition, all of another, which nobody has read; nothing of the third")
                .isEqualTo(Map.of("sales-service crm.support", 7.0, "sales-service-tags crm.admin", 0.0));

        handled("sales-service", "crm.support", 0, 5);
        handled("sales-service", "crm.support", 1, 4);
        lag.look(admin);

        assertThat(lags())
                .as("the marks that end transactions are handled by nobody")
                .containsEntry("sales-service crm.support", 0.0);
    }

    @Test
    void isNotToldWhileKafkaDoesNotTellIt() throws Exception {
        lag.look(admin);
        assertThat(lags()).isNotEmpty();
        var impatient = Map.<String, Object>of(
                "bootstrap.servers",
                "127.0.0.1:" + Ports.free(),
                "default.api.timeout.ms",
                200,
                "request.timeout.ms",
                100);

        try (Admin nobody = Admin.create(impatient)) {
            lag.look(nobody);
        }

        assertThat(lags()).isEmpty();
    }

    private Map<String, Double> lags() {
        return meters.getMeters().stream()
                .map(Meter::getId)
                .collect(Collectors.toMap(
                        id -> id.getTag("group") + " " + id.getTag("topic"), id -> meters.get("crm.consumer.lag")
                                .tags(id.getTags())
                                .gauge()
                                .value()));
    }

    private void handled(String group, String topic, int partition, long next) throws Exception {
        admin.alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(next)))
                .all()
                .get();
    }

    /** In one transaction, as the relay does it. */
    private void publish(String topic, int partition, int count) {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "relay");
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            IntStream.range(0, count)
                    .forEach(number -> producer.send(
                            new ProducerRecord<>(topic, partition, new byte[] {1}, new byte[] {(byte) number})));
            producer.commitTransaction();
        }
    }
}
