package org.rapport.local.doctor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.rapport.events.Topics;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.process.Ports;

/** Whether there are events that could not be handled, and that nobody has given to their consumer again. */
public final class DeadLetters implements Examination {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** The headers by which a letter and its redrive are known as the same. */
    private static final List<String> IDENTITY =
            List.of("crm-origin-topic", "crm-origin-partition", "crm-origin-offset", "crm-consumer");

    private final KafkaServer kafka;

    public DeadLetters(KafkaServer kafka) {
        this.kafka = kafka;
    }

    @Override
    public String subject() {
        return "dead letters";
    }

    @Override
    public String obstacle() {
        return Ports.answers(kafka.port()) ? "" : "Kafka does not answer";
    }

    @Override
    public List<Finding> findings() {
        Map<String, Object> settings = kafka.impatientClient();
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<String, Long> waiting = new TreeMap<>();
            for (String topic : consumer.listTopics().keySet()) {
                if (Topics.isDeadLetters(topic)) {
                    waiting.put(topic, waiting(topic, consumer));
                }
            }
            return waiting.entrySet().stream()
                    .filter(letters -> letters.getValue() > 0)
                    .map(letters -> finding(letters.getKey(), letters.getValue()))
                    .toList();
        }
    }

    private static Finding finding(String topic, long letters) {
        return new Finding(
                topic + " has " + letters + (letters == 1 ? " dead letter" : " dead letters"),
                "GET /api/superadmin/system/dead-letters tells why; when the cause is removed, POST …/{id}/replay");
    }

    /** A letter that was replayed and could not be handled again is there twice, and in the redrive topic once. */
    private static long waiting(String topic, KafkaConsumer<byte[], byte[]> consumer) {
        Map<String, Long> letters = count(topic, consumer);
        if (letters.isEmpty()) {
            return 0;
        }
        Map<String, Long> redriven = count(Topics.redriveOf(topic), consumer);
        return letters.entrySet().stream()
                .filter(letter -> letter.getValue() > redriven.getOrDefault(letter.getKey(), 0L))
                .count();
    }

    private static Map<String, Long> count(String topic, KafkaConsumer<byte[], byte[]> consumer) {
        Map<String, Long> found = new HashMap<>();
        List<TopicPartition> partitions = Stream.ofNullable(
                        consumer.listTopics().get(topic))
                .flatMap(List::stream)
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))
                && Instant.now().isBefore(deadline)) {
            consumer.poll(POLL).forEach(letter -> found.merge(identity(letter), 1L, Long::sum));
        }
        return found;
    }

    private static String identity(ConsumerRecord<byte[], byte[]> letter) {
        return IDENTITY.stream()
                .map(letter.headers()::lastHeader)
                .map(header -> header == null ? "" : new String(header.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }
}
