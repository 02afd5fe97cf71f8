package org.rapport.events.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmEvent;
import org.rapport.events.CrmEvents;
import org.rapport.events.EventCatalogue;
import org.rapport.events.MalformedEvent;

/**
 * The events of one family, from its topic. For one thread, like the consumer beneath it.
 *
 * <pre>{@code
 * try (var sales = Subscription.to(SalesEvent.class).bootstrapServers("kafka:9092").asGroup("billing")) {
 *     while (running) {
 *         for (Delivery<SalesEvent> delivery : sales.poll(Duration.ofSeconds(1))) {
 *             handle(delivery);
 *         }
 *         sales.commit();
 *     }
 * }
 * }</pre>
 */
public final class Subscription<F extends CrmEvent> implements AutoCloseable {

    private final Class<F> family;
    private final @Nullable UUID tenant;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    private Subscription(
            Class<F> family, @Nullable UUID tenant, Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        this.family = family;
        this.tenant = tenant;
        this.consumer = consumer;
        this.ends = Map.copyOf(ends);
    }

    /** A subscription to the topic of {@code family}, such as {@code SalesEvent}. */
    public static <F extends CrmEvent> Builder<F> to(Class<F> family) {
        EventCatalogue.topic(family);
        return new Builder<>(family);
    }

    /** How to subscribe. */
    public static final class Builder<F extends CrmEvent> {

        private final Class<F> family;
        private final Map<String, Object> properties = new HashMap<>();
        private @Nullable UUID tenant;

        private Builder(Class<F> family) {
            this.family = family;
            properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        }

        public Builder<F> bootstrapServers(String servers) {
            return property(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        }

        /** A property of Kafka's consumer, such as credentials. */
        public Builder<F> property(String name, Object value) {
            properties.put(name, value);
            return this;
        }

        /** Several of them, such as those of {@link KafkaSettings}. */
        public Builder<F> properties(Map<String, ?> more) {
            properties.putAll(more);
            return this;
        }

        /** Leaves out the events of all other tenants. */
        public Builder<F> tenant(UUID only) {
            this.tenant = only;
            return this;
        }

        /** Every event there is, and from then on each new one: for who keeps a copy of the state. */
        public Subscription<F> fromTheBeginning() {
            return fromTheBeginning(consumer());
        }

        /**
         * The events since the last commit of {@code group}, shared among its members; from the beginning the first
         * time.
         */
        public Subscription<F> asGroup(String group) {
            properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
            return asGroup(consumer());
        }

        Subscription<F> fromTheBeginning(Consumer<byte[], byte[]> consumer) {
            String topic = EventCatalogue.topic(family);
            List<TopicPartition> partitions =
                    Optional.ofNullable(consumer.partitionsFor(topic)).orElse(List.of()).stream()
                            .map((PartitionInfo info) -> new TopicPartition(topic, info.partition()))
                            .toList();
            if (partitions.isEmpty()) {
                consumer.close();
                throw new IllegalStateException("there is no topic " + topic);
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return new Subscription<>(family, tenant, consumer, consumer.endOffsets(partitions));
        }

        Subscription<F> asGroup(Consumer<byte[], byte[]> consumer) {
            consumer.subscribe(List.of(EventCatalogue.topic(family)));
            return new Subscription<>(family, tenant, consumer, Map.of());
        }

        /** What the relay has not committed is not there, and what is handed out is committed only when asked. */
        private KafkaConsumer<byte[], byte[]> consumer() {
            properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
            properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
    }

    /** What has arrived; waits for something no longer than {@code timeout}. */
    public List<Delivery<F>> poll(Duration timeout) {
        var deliveries = new ArrayList<Delivery<F>>();
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(timeout)) {
            Delivery<F> delivery = delivery(message);
            if (concerns(delivery)) {
                deliveries.add(delivery);
            }
        }
        return List.copyOf(deliveries);
    }

    /** Everything polled so far is done with: the group goes on behind it, also after a crash. */
    public void commit() {
        consumer.commitSync();
    }

    /**
     * Whether everything has been handed out that was there when the subscription began.
     *
     * @throws IllegalStateException for a member of a group, which sees its share only
     */
    public boolean caughtUp() {
        if (ends.isEmpty()) {
            throw new IllegalStateException("only a subscription from the beginning can tell");
        }
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Has a {@link #poll} under way in another thread end with Kafka's {@code WakeupException}. */
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Delivery<F> delivery(ConsumerRecord<byte[], byte[]> message) {
        var position = new Position(message.topic(), message.partition(), message.offset());
        String key = message.key() == null ? null : new String(message.key(), UTF_8);
        try {
            return message.value() == null
                    ? purged(position, key)
                    : new Delivery.Event<>(position, CrmEvents.read(family, message.value()));
        } catch (MalformedEvent problem) {
            return new Delivery.Malformed<>(position, key, problem);
        }
    }

    private static <F extends CrmEvent> Delivery<F> purged(Position position, @Nullable String key) {
        String[] ids = key == null ? new String[0] : key.split(":", -1);
        if (ids.length != 2) {
            throw new MalformedEvent("a tombstone whose key is not <tenant>:<record>");
        }
        try {
            return new Delivery.Purged<>(position, UUID.fromString(ids[0]), UUID.fromString(ids[1]));
        } catch (IllegalArgumentException e) {
            throw new MalformedEvent("a tombstone whose key is not <tenant>:<record>", e);
        }
    }

    private boolean concerns(Delivery<F> delivery) {
        if (tenant == null) {
            return true;
        }
        return switch (delivery) {
            case Delivery.Event<F> event -> event.envelope().tenantId().equals(tenant);
            case Delivery.Purged<F> purged -> purged.tenantId().equals(tenant);
            case Delivery.Malformed<F> malformed ->
                malformed.key() == null || malformed.key().startsWith(tenant + ":");
        };
    }
}
