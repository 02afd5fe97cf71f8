package org.rapport.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.rapport.events.CrmEvent;
import org.rapport.events.client.Latest;
import org.rapport.events.client.Subscription;

/**
 * Kafka, as a subscriber sees it, and as somebody who sends what should not be there.
 *
 * @param client how it is reached
 */
record Broker(Map<String, Object> client) {

    private static final Duration POLL = Duration.ofMillis(500);

    /** What a subscriber knows of a tenant who reads the topic from offset zero to its present end. */
    <F extends CrmEvent> Latest<F> rebuild(Class<F> family, UUID tenant) {
        try (var subscription =
                Subscription.to(family).properties(client).tenant(tenant).fromTheBeginning()) {
            return Latest.of(subscription);
        }
    }

    /** Every message of a topic, from offset zero to its present end; none where there is no such topic. */
    List<ConsumerRecord<byte[], byte[]>> messages(String topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(messages::add);
            }
            return messages;
        }
    }

    /** Sends a message that was there before once more, to the same partition. */
    RecordMetadata redeliver(ConsumerRecord<byte[], byte[]> message) {
        try (var producer = producer()) {
            return await(
                    producer,
                    new ProducerRecord<>(
                            message.topic(), message.partition(), message.key(), message.value(), message.headers()));
        }
    }

    /** Sends a message to each partition of a topic, with a key of its own. */
    void sendToEachPartition(String topic, String value) {
        try (var producer = producer()) {
            for (var partition : producer.partitionsFor(topic)) {
                byte[] key = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
                await(
                        producer,
                        new ProducerRecord<>(
                                topic, partition.partition(), key, value.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /** How many messages no consumer could handle, since the beginning. */
    long deadLetters() {
        try (var consumer = consumer()) {
            List<TopicPartition> letters = consumer.listTopics().keySet().stream()
                    .filter(topic -> topic.endsWith("-dead-letters"))
                    .flatMap(topic -> partitions(consumer, topic).stream())
                    .toList();
            return consumer.endOffsets(letters).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Whether the group is past that message. */
    boolean isHandled(RecordMetadata message, String group) {
        try (Admin admin = Admin.create(client)) {
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(message.topic(), message.partition()));
            return committed != null && committed.offset() > message.offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.listTopics().getOrDefault(topic, List.of()).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static RecordMetadata await(
            KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> message) {
        try {
            return producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
