package org.rapport.admin.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.rapport.events.CrmEvents;
import org.rapport.events.Topics;
import org.rapport.events.VerificationAnswer;
import org.rapport.events.VerificationAnswer.Row;
import org.rapport.events.VerificationRequest;
import org.rapport.kit.testing.ServiceStack;

/** Sales, marketing and support as far as verification knows them: they answer with what a test puts into a journal. */
final class OtherServices implements AutoCloseable {

    private static final TopicPartition REQUESTS = new TopicPartition(Topics.VERIFICATION_REQUESTS, 0);

    private final Map<String, Map<UUID, List<Row>>> journals = new ConcurrentHashMap<>();
    private final CountDownLatch listening = new CountDownLatch(1);
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;

    private OtherServices() {
        Map<String, Object> config =
                Map.of("bootstrap.servers", ServiceStack.running().kafka().bootstrapServers());
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        thread = Thread.ofPlatform().daemon().start(this::listen);
    }

    /** All three, with empty journals. */
    static OtherServices listening() throws InterruptedException {
        var services = new OtherServices();
        for (String service : List.of("sales", "marketing", "support")) {
            services.journals.put(service, new ConcurrentHashMap<>());
        }
        services.listening.await();
        return services;
    }

    /** What the journal of {@code service} has of {@code tenant}. */
    void journal(String service, UUID tenant, Row... rows) {
        journals.get(service)
                .put(
                        tenant,
                        List.of(rows).stream()
                                .sorted((a, b) -> Comparison.ORDER.compare(a.eventId(), b.eventId()))
                                .toList());
    }

    /** Has {@code service} answer no more. */
    void silence(String service) {
        journals.remove(service);
    }

    private void listen() {
        try (consumer) {
            consumer.assign(List.of(REQUESTS));
            consumer.seekToEnd(List.of(REQUESTS));
            consumer.position(REQUESTS);
            listening.countDown();
            while (true) {
                for (var message : consumer.poll(Duration.ofSeconds(10))) {
                    answer(CrmEvents.mapper().readValue(message.value(), VerificationRequest.class));
                }
            }
        } catch (WakeupException e) {
            // closed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(VerificationRequest request) throws IOException {
        for (var journal : new HashMap<>(journals).entrySet()) {
            List<Row> rows = journal.getValue().getOrDefault(request.tenantId(), List.of());
            var answer = VerificationAnswer.of(request, journal.getKey(), UUID.randomUUID(), 0, true, rows);
            Chains.send(
                    Topics.VERIFICATION_ANSWERS,
                    request.id().toString(),
                    List.of(CrmEvents.mapper().writeValueAsBytes(answer)));
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
