package org.rapport.kit.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.impl.ReactiveKafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Closes the consumers of all channels side by side. Each waits for the fetch under way (see {@link PromptClose}), up to a
 * second, and the connector would close one after another. What a channel has handed over and is handled is committed by
 * its close; the rest is handed over again after the restart, and the inbox knows what was handled.
 */
@ApplicationScoped
class ChannelsEnd {

    private static final Logger LOG = Logger.getLogger(ChannelsEnd.class);

    private final KafkaClientService clients;

    ChannelsEnd(KafkaClientService clients) {
        this.clients = clients;
    }

    void stop(@Observes ShutdownEvent event) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            clients.getConsumerChannels().forEach(channel -> threads.submit(() -> close(channel)));
        }
    }

    private void close(String channel) {
        try {
            if (clients.getConsumer(channel) instanceof ReactiveKafkaConsumer<?, ?> consumer) {
                consumer.close();
            }
        } catch (RuntimeException e) {
            LOG.warnf("the consumer of channel %s was not closed, its group waits until it is missed: %s", channel, e);
        }
    }
}
