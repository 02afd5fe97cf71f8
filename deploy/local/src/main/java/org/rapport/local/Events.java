package org.rapport.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.rapport.local.kafka.KafkaServer;

/** Prints the events of a topic, one JSON document a line: those that are there, then each as it comes. */
final class Events {

    private static final Duration POLL = Duration.ofMillis(500);

    private Events() {}

    /** Reads from offset zero, like any subscriber who joins late; without {@code follow} it ends where the topic ends. */
    static void print(KafkaServer kafka, String topic, boolean follow) {
        Map<String, Object> config = kafka.client();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new StackException("there is no topic " + topic);
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (follow || partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (var message : consumer.poll(POLL)) {
                    if (message.value() != null) {
                        System.out.println(new String(message.value(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }
}
