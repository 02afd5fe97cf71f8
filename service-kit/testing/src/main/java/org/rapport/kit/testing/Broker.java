package org.rapport.kit.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmEvent;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.events.EventCatalogue;
import org.rapport.events.Topics;

/** The Kafka of the tests, as other services and subscribers use it. */
public final class Broker {

    private Broker() {}

    /** The event about record {@code id}, as its producer would tell it of ACME. */
    public static <E extends CrmEvent> Envelope<E> envelope(UUID id, long version, E event) {
        return envelope(TestTenant.ACME, id, version, event);
    }

    /** The event about record {@code id}, as its producer would tell it of {@code tenant}. */
    public static <E extends CrmEvent> Envelope<E> envelope(TestTenant tenant, UUID id, long version, E event) {
        var entry = EventCatalogue.of(event.getClass());
        return new Envelope<>(
                UUID.randomUUID(),
                entry.source(),
                entry.type(),
                entry.aggregate() + "/" + id,
                Instant.now(),
                tenant.id(),
                "somebody",
                "person",
                null,
                UUID.randomUUID(),
                0,
                1,
                version,
                null,
                null,
                null,
                event);
    }

    /** Publishes each event under its own key, in this order. */
    public static void publish(String topic, List<? extends Envelope<?>> events) {
        send(events.stream()
                .map(event -> new ProducerRecord<>(
                        topic, event.key().getBytes(StandardCharsets.UTF_8), CrmEvents.write(event)))
                .toList());
    }

    /** Publishes whatever {@code body} is, under {@code key}; none says that a record was purged. */
    public static void publish(String topic, String key, byte @Nullable [] body) {
        send(List.of(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), body)));
    }

    /** Publishes whatever {@code body} is. */
    public static void publish(String topic, int partition, String body) {
        send(List.of(new ProducerRecord<>(
                topic, partition, "any".getBytes(StandardCharsets.UTF_8), body.getBytes(StandardCharsets.UTF_8))));
    }

    /** Publishes an event in a partition that need not be its own. */
    public static void publish(String topic, int partition, Envelope<?> event) {
        publish(topic, partition, new String(CrmEvents.write(event), StandardCharsets.UTF_8));
    }

    /** Gives {@code letter} to who buried it, as the super-administration does. */
    public static void redrive(ConsumerRecord<byte[], byte[]> letter) {
        send(List.of(new ProducerRecord<>(
                Topics.redriveOf(letter.topic()), null, letter.key(), letter.value(), letter.headers())));
    }

    /** Gives an event to {@code consumer} alone, as if it had buried it. */
    public static void redrive(String topic, String consumer, Envelope<?> event) {
        var message = new ProducerRecord<>(topic, event.key().getBytes(StandardCharsets.UTF_8), CrmEvents.write(event));
        message.headers().add("crm-consumer", consumer.getBytes(StandardCharsets.UTF_8));
        send(List.of(message));
    }

    private static void send(List<ProducerRecord<byte[], byte[]>> messages) {
        Map<String, Object> config = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers());
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var message : messages) {
                message.headers()
                        .add(CrmEvents.CONTENT_TYPE_HEADER, CrmEvents.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8));
                producer.send(message).get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that is committed in {@code topic}, from its beginning to its present end, partition by partition. */
    public static List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
