package org.rapport.kit.messaging;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Tells as a metric how many messages each consumer group of the service has yet to handle, by topic. Kafka is asked, and
 * not the consumers: they may be what is stuck. Each replica tells it of the whole group. What is not known is not told.
 *
 * <p>The relay ends each of its transactions with a mark, which has an offset of its own and is handled by nobody. The one
 * at the end of a partition is not counted; those between waiting messages are.
 */
@ApplicationScoped
class ConsumerLag {

    private static final Logger LOG = Logger.getLogger(ConsumerLag.class);
    private static final long MARK = 1;

    private final Map<String, List<String>> topicsOfGroups;
    private final MultiGauge gauge;
    private boolean known = true;

    ConsumerLag(Config config, MeterRegistry meters) {
        topicsOfGroups = Channel.all(config).stream()
                .collect(groupingBy(Channel::group, flatMapping(channel -> channel.topics().stream(), toList())));
        gauge = MultiGauge.builder("crm.consumer.lag")
                .description("Messages of a topic that a consumer group has yet to handle")
                .register(meters);
    }

    void look(Admin admin) throws InterruptedException {
        var rows = new ArrayList<Row<?>>();
        String trouble = "";
        for (Map.Entry<String, List<String>> group : topicsOfGroups.entrySet()) {
            try {
                lag(admin, group.getKey(), group.getValue())
                        .forEach((topic, lag) ->
                                rows.add(Row.of(Tags.of("group", group.getKey(), "topic", topic), lag)));
            } catch (ExecutionException | KafkaException e) {
                trouble = "how far %s is behind is not known: %s".formatted(group.getKey(), e.getMessage());
            }
        }
        gauge.register(rows, true);
        if (known && !trouble.isEmpty()) {
            LOG.warn(trouble); // once, until it is known again
        }
        known = trouble.isEmpty();
    }

    private static Map<String, Long> lag(Admin admin, String group, Collection<String> topics)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = partitions(admin, topics);
        Map<TopicPartition, OffsetAndMetadata> handled = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, Long> first = offsets(
                admin,
                partitions.stream()
                        .filter(partition -> handled.get(partition) == null)
                        .toList(),
                OffsetSpec.earliest());
        return offsets(admin, partitions, OffsetSpec.latest()).entrySet().stream()
                .collect(groupingBy(end -> end.getKey().topic(), summingLong(end -> {
                    OffsetAndMetadata next = handled.get(end.getKey());
                    long begin = next == null ? first.get(end.getKey()) : next.offset();
                    return Math.max(0, end.getValue() - begin - MARK);
                })));
    }

    private static List<TopicPartition> partitions(Admin admin, Collection<String> topics)
            throws ExecutionException, InterruptedException {
        var partitions = new ArrayList<TopicPartition>();
        for (KafkaFuture<TopicDescription> asked :
                admin.describeTopics(topics).topicNameValues().values()) {
            try {
                TopicDescription topic = asked.get();
                topic.partitions()
                        .forEach(partition -> partitions.add(new TopicPartition(topic.name(), partition.partition())));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return partitions;
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        var asked = partitions.stream().collect(toMap(Function.identity(), _ -> which));
        return admin
                .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, found -> found.getValue().offset()));
    }
}
