package org.rapport.bench;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.rapport.events.Topics;

/** How long after the answer to a write a Kafka consumer reads its event, at a steady rate of writes. */
final class EventLatency {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private static final int CLIENTS = 4;

    private EventLatency() {}

    /**
     * What was seen.
     *
     * @param perSecond writes, which are fewer than asked for where the suite is slower
     * @param millis    from answer to event, in ascending order; zero where the event was read before the answer was
     */
    record Result(double perSecond, List<Double> millis) {

        double percentile(int of100) {
            return millis.get(millis.size() * of100 / 100);
        }
    }

    static Result measure(
            URI gateway, Map<String, Object> kafka, Supplier<byte[]> creates, int perSecond, Duration time)
            throws InterruptedException {
        Map<String, Long> answered = new ConcurrentHashMap<>();
        Map<String, Long> read = new ConcurrentHashMap<>();
        var ready = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var reader = Thread.ofPlatform().daemon().start(() -> read(kafka, read, ready, done));
        ready.await();
        write(gateway, creates, perSecond, time, answered);
        for (int waits = 0; waits < 100 && !read.keySet().containsAll(answered.keySet()); waits++) {
            Thread.sleep(100);
        }
        done.countDown();
        reader.join();
        var latencies = new ArrayList<Double>();
        answered.forEach((id, answer) -> {
            Long seen = read.get(id);
            latencies.add(seen == null ? Double.POSITIVE_INFINITY : Math.max(0, (seen - answer) / 1e6));
        });
        return new Result(
                answered.size() / (double) time.toSeconds(),
                latencies.stream().sorted().toList());
    }

    private static void write(
            URI gateway, Supplier<byte[]> creates, int perSecond, Duration time, Map<String, Long> answered)
            throws InterruptedException {
        long step = 1_000_000_000L / perSecond;
        long start = System.nanoTime();
        var turns = new AtomicLong();
        Callable<Void> client = () -> {
            try (var connection = new HttpConnection(gateway)) {
                long turn = start + turns.getAndIncrement() * step;
                while (Math.max(turn, System.nanoTime()) < start + time.toNanos()) {
                    // Waiting in a loop would take from the servers the core that they are measured on.
                    LockSupport.parkNanos(turn - System.nanoTime());
                    var id = ID.matcher(connection.exchange(creates.get(), true).body());
                    if (id.find()) {
                        answered.put(id.group(1), System.nanoTime());
                    }
                    turn = start + turns.getAndIncrement() * step;
                }
                return null;
            }
        };
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var running : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
                running.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private static void read(
            Map<String, Object> kafka, Map<String, Long> read, CountDownLatch ready, CountDownLatch done) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.SALES).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (done.getCount() > 0) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    read.putIfAbsent(message.key().substring(message.key().indexOf(':') + 1), System.nanoTime());
                }
            }
        }
    }
}
