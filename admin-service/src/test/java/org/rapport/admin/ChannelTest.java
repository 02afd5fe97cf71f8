package org.rapport.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.impl.RuntimeKafkaSourceConfiguration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service with the most channels stops as soon as the others. */
@QuarkusTest
class ChannelTest {

    private static final String PATIENCE = ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG;

    private final KafkaClientService clients;

    @ConfigProperty(name = "mp.messaging.connector.smallrye-kafka." + PATIENCE)
    String closing;

    ChannelTest(KafkaClientService clients) {
        this.clients = clients;
    }

    @Test
    void closesWithoutWaitingForTheFetchUnderWay() {
        var settings = new PropertiesConfigSource(
                Map.of("channel-name", "any", "value.deserializer", "any", PATIENCE, closing), "test", 100);
        var channel = new KafkaConnectorIncomingConfiguration(
                new SmallRyeConfigBuilder().withSources(settings).build());

        int millis =
                RuntimeKafkaSourceConfiguration.buildFromConfiguration(channel).getCloseTimeout();

        assertThat(millis).isEqualTo(100);
    }

    @Test
    void isAsPatientAsEverWithWhatItAsksABroker() {
        assertThat(clients.getConsumerChannels())
                .hasSizeGreaterThan(5)
                .extracting(channel ->
                        (Object) clients.getConsumer(channel).configuration().get(PATIENCE))
                .containsOnly(60_000);
    }
}
