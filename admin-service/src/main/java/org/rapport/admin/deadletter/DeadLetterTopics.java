package org.rapport.admin.deadletter;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Topics;
import org.rapport.kit.problem.DomainException;

/** The topics with dead letters, of all services, as they are in Kafka at the moment of the question. */
@ApplicationScoped
class DeadLetterTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Comparator<TopicPartition> IN_ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final Map<String, Object> kafka;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    DeadLetterTopics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** At most {@code limit} letters behind {@code after}, topic by topic, of each partition the latest first. */
    <T> List<T> list(@Nullable LetterId after, int limit, Function<ConsumerRecord<byte[], byte[]>, T> view) {
        return reading(consumer -> {
            var partitions = partitions(consumer);
            var begins = consumer.beginningOffsets(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<T>();
            for (var partition : partitions) {
                int order = after == null ? 1 : IN_ORDER.compare(partition, after.partition());
                long end = order == 0 ? Math.min(after.offset(), ends.get(partition)) : ends.get(partition);
                long begin = Math.max(begins.get(partition), end - (limit - found.size()));
                if (order >= 0 && begin < end) {
                    found.addAll(read(partition, begin, end, consumer, view).reversed());
                }
            }
            return found;
        });
    }

    /** The letter at {@code id}, if it has not been there for so long that Kafka has dropped it. */
    Optional<ConsumerRecord<byte[], byte[]>> find(LetterId id) {
        return reading(consumer -> {
            var partition = id.partition();
            var known = partitions(consumer);
            if (!known.contains(partition)
                    || id.offset()
                            < consumer.beginningOffsets(List.of(partition)).get(partition)
                    || id.offset() >= consumer.endOffsets(List.of(partition)).get(partition)) {
                return Optional.empty();
            }
            return read(partition, id.offset(), id.offset() + 1, consumer, Function.identity()).stream()
                    .findFirst();
        });
    }

    /** Gives {@code letter} to the service that could not handle it; returns when Kafka has it. */
    void redrive(ConsumerRecord<byte[], byte[]> letter) {
        var again = new ProducerRecord<>(
                Topics.redriveOf(letter.topic()), null, letter.key(), letter.value(), letter.headers());
        try {
            producer().send(again).get();
        } catch (ExecutionException e) {
            throw away(e.getCause());
        } catch (KafkaException e) {
            throw away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        }
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> Topics.isDeadLetters(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted(IN_ORDER)
                .toList();
    }

    /** Views are made at once, since a letter may be large. */
    private static <T> List<T> read(
            TopicPartition partition,
            long begin,
            long end,
            Consumer<byte[], byte[]> consumer,
            Function<ConsumerRecord<byte[], byte[]>, T> view) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, begin);
        var read = new ArrayList<T>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() > deadline) {
                throw away(new IllegalStateException(partition + " is not answered"));
            }
            for (var message : consumer.poll(Duration.ofMillis(200)).records(partition)) {
                if (message.offset() < end) {
                    read.add(view.apply(message));
                }
            }
        }
        return read;
    }

    private <T> T reading(Function<Consumer<byte[], byte[]>, T> question) {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return question.apply(consumer);
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            var settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * (int) PATIENCE.toMillis());
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private static DomainException.Unavailable away(Throwable reason) {
        return new DomainException.Unavailable("kafka-away", "Kafka is away for the moment: " + reason.getMessage());
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(PATIENCE);
        }
    }
}
