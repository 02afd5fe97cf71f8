package org.rapport.kit.migration;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.rapport.events.Topics;

/** Creates topics by code, never by accident: the broker creates none by itself. */
public final class ServiceTopics {

    private static final long SECONDS = 30;

    private ServiceTopics() {}

    /** Creates what is missing of the topics that {@code service} needs. */
    public static void ensure(String service, Map<String, Object> kafka) throws InterruptedException {
        List<NewTopic> topics = Topics.neededBy(service).stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) -1).configs(topic.config()))
                .toList();
        try (var admin = Admin.create(kafka)) {
            for (var topic : admin.createTopics(topics).values().entrySet()) {
                unlessItExists(topic.getKey(), topic.getValue());
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka at " + kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)
                            + " does not answer: see that it"
                            + " runs and that KAFKA_BOOTSTRAP_SERVERS names it, then run the job again",
                    e);
        }
    }

    private static void unlessItExists(String topic, KafkaFuture<Void> creation)
            throws InterruptedException, TimeoutException {
        try {
            creation.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case TopicExistsException _ -> {}
                case RetriableException silence -> throw new TimeoutException(silence.getMessage());
                case null, default ->
                    throw new IllegalStateException("the topic " + topic + " cannot be created", e.getCause());
            }
        }
    }
}
