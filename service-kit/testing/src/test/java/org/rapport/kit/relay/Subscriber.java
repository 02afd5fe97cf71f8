package org.rapport.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;

/** A plain consumer that reads a topic from its beginning. */
final class Subscriber implements AutoCloseable {

    /** An event as it arrived. */
    record Received(int partition, String key, Envelope<JsonNode> event) {}

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Received> received = new ArrayList<>();

    Subscriber(Map<String, Object> kafka, String topic) {
        var settings = new HashMap<>(kafka);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads until {@code enough}, or for a minute at most. */
    List<Received> readUntil(Predicate<List<Received>> enough) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!enough.test(received) && System.nanoTime() < deadline) {
            read(Duration.ofMillis(100));
        }
        return List.copyOf(received);
    }

    /** Reads until each of {@code events} was there. */
    List<Received> readUntilAll(Collection<UUID> events) {
        readUntil(got -> got.size() >= events.size() && ids(got).containsAll(events));
        assertThat(ids(received)).containsAll(events);
        return List.copyOf(received);
    }

    /** Reads whatever there is for a while. */
    List<Received> readFor(Duration duration) {
        long deadline = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < deadline) {
            read(Duration.ofMillis(50));
        }
        return List.copyOf(received);
    }

    private void read(Duration timeout) {
        for (var message : consumer.poll(timeout)) {
            received.add(new Received(
                    message.partition(),
                    new String(message.key(), StandardCharsets.UTF_8),
                    CrmEvents.read(message.value())));
        }
    }

    static List<UUID> ids(List<Received> received) {
        return received.stream().map(it -> it.event().id()).toList();
    }

    /** The first arrival of each event: what a subscriber keeps that remembers ids. */
    static List<Received> once(List<Received> received) {
        var first = new LinkedHashMap<UUID, Received>();
        received.forEach(it -> first.putIfAbsent(it.event().id(), it));
        return List.copyOf(first.values());
    }

    /** Each record's versions count from 1 without gap, in the order of arrival. */
    static void assertVersionsInOrder(List<Received> received) {
        Map<String, List<Long>> versions = received.stream()
                .collect(Collectors.groupingBy(
                        Received::key, Collectors.mapping(it -> it.event().sequence(), Collectors.toList())));
        versions.forEach((key, arrived) -> {
            for (int i = 0; i < arrived.size(); i++) {
                assertThat(arrived.get(i)).as("version %d of %s", i + 1, key).isEqualTo(i + 1);
            }
        });
    }

    /** The last event of each record is its newest: what remains when the topic is compacted. */
    static void assertLastIsNewest(List<Received> received) {
        var last = new HashMap<String, Long>();
        var newest = new HashMap<String, Long>();
        received.forEach(it -> {
            last.put(it.key(), it.event().sequence());
            newest.merge(it.key(), it.event().sequence(), Math::max);
        });
        assertThat(last).isEqualTo(newest);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
