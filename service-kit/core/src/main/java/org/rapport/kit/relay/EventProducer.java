package org.rapport.kit.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka's end of the relay. Each batch is one transaction under an id that belongs to the slot: opening a producer shuts
 * out every earlier one, so a relay that was paused and lost the slot meanwhile cannot publish any more, not even what
 * it had already handed to the client. While Kafka does not answer it waits, without end.
 */
final class EventProducer implements AutoCloseable {

    /** What must go on while Kafka is waited for. */
    interface Pulse {

        /** Kafka has not answered for a while. */
        void beat(RuntimeException why) throws SQLException;
    }

    private static final Duration WAIT = Duration.ofMillis(1_000);

    private final KafkaProducer<byte[], byte[]> producer;

    /** A producer that cannot publish before it is {@linkplain #open opened}. */
    EventProducer(Map<String, Object> kafka, String id) {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, id + "-relay");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, WAIT.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, TimeUnit.DAYS.toMillis(1));
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Shuts out earlier producers with the same id, and returns when Kafka has confirmed it. */
    void open(Pulse pulse) throws SQLException {
        patiently(producer::initTransactions, pulse);
    }

    /**
     * Publishes all of {@code events} in their order, or none; returns when Kafka has confirmed it.
     *
     * @throws KafkaException if an event is refused at once: each of the others would be waited for as long
     */
    void publish(List<ProducerRecord<byte[], byte[]>> events, Pulse pulse) throws SQLException {
        producer.beginTransaction();
        for (var event : events) {
            requireTaken(producer.send(event)); // what becomes of it, the commit tells
        }
        patiently(producer::commitTransaction, pulse);
    }

    /** A client that lost its last broker forgets which topics there are, and waits for each event until it knows again. */
    private static void requireTaken(Future<?> sent) {
        if (sent.state() == Future.State.FAILED) {
            throw new KafkaException("an event was not taken", sent.exceptionNow());
        }
    }

    /** Both calls that this is used for may be repeated after a time-out, and go on where they were. */
    private static void patiently(Runnable call, Pulse pulse) throws SQLException {
        while (true) {
            try {
                call.run();
                return;
            } catch (TimeoutException e) {
                pulse.beat(e);
            }
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
