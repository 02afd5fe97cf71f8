package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.events.marketing.MarketingEvent;
import org.rapport.kit.messaging.DeadLetter;
import org.rapport.kit.messaging.DeadLetters;
import org.rapport.kit.messaging.EventHandling;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.LogWatch;

/** What becomes of an event that cannot be handled, and of a channel that cannot go on. */
@QuarkusTest
class EventHandlingTest {

    private static final String REQUEST = "asked-for-a-mistake";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    EventHandling events;

    @Inject
    HealthCenter channels;

    enum Mistake {
        AT_FIRST_SIGHT {
            @Override
            Optional<Runnable> reaction() {
                throw new NumberFormatException("For input string: secret");
            }
        },
        IN_THE_EFFECT {
            @Override
            Optional<Runnable> reaction() {
                return Optional.of(() -> {
                    throw new IllegalStateException("secret", new NullPointerException("secret"));
                });
            }
        },
        WITHOUT_END {
            @Override
            Optional<Runnable> reaction() {
                return Optional.of(() -> deeper(0));
            }

            private int deeper(int depth) {
                return deeper(depth + 1) + 1;
            }
        };

        abstract Optional<Runnable> reaction();
    }

    @ParameterizedTest
    @EnumSource
    void aMistakeOfOursIsADeadLetterThatTellsWhereAndQuotesNothing(Mistake mistake) {
        String consumer = "mistaken-" + UUID.randomUUID();

        try (var log = LogWatch.of(DeadLetters.class)) {
            events.handle(message(), consumer, MarketingEvent.class, _ -> mistake.reaction());

            if (mistake != Mistake.AT_FIRST_SIGHT) {
                assertThat(log.about(REQUEST).getLast().tenant())
                        .isEqualTo(ACME.id().toString());
            }
        }
        var letter = Broker.all(Topics.deadLetters("marketing", "sales").name()).stream()
                .map(DeadLetter::of)
                .filter(it -> it.consumer().equals(consumer))
                .toList();
        assertThat(letter).hasSize(1);
        assertThat(letter.getFirst().reason())
                .startsWith(
                        switch (mistake) {
                            case AT_FIRST_SIGHT -> "NumberFormatException in org.rapport.sales.EventHandlingTest";
                            case IN_THE_EFFECT -> "NullPointerException in org.rapport.sales.EventHandlingTest";
                            case WITHOUT_END -> "StackOverflowError in org.rapport.sales.EventHandlingTest";
                        })
                .doesNotContain("secret");
    }

    @Test
    void whoWaitsIsSeenWaiting() {
        String consumer = "patient-" + UUID.randomUUID();
        var away = new CountDownLatch(1);
        Function<Envelope<MarketingEvent>, Optional<Runnable>> reaction = _ -> {
            if (away.getCount() > 0) {
                throw new DomainException.Unavailable("raining", "It is raining.");
            }
            return Optional.empty();
        };

        var handled =
                CompletableFuture.runAsync(() -> events.handle(message(), consumer, MarketingEvent.class, reaction));

        await().atMost(SOON).untilAsserted(() -> RestAssured.get("/q/health/well")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body(containsString(consumer + " crm.marketing-3@7"))
                .body(containsString("It is raining.")));
        RestAssured.get("/q/metrics").then().body(containsString("crm_consumer_waiting{consumer=\"" + consumer));
        away.countDown();
        handled.orTimeout(30, TimeUnit.SECONDS).join();
        RestAssured.get("/q/health/well").then().body(not(containsString(consumer)));
    }

    @Test
    void aChannelThatStoppedIsToldAndTakesNothingElseAway() {
        channels.report("a-test-channel", new IllegalStateException("the broker does not know us"));

        RestAssured.get("/q/health/well")
                .then()
                .statusCode(200)
                .body(containsString("a-test-channel"))
                .body(containsString("stopped: the broker does not know us"));
        RestAssured.get("/q/health/live").then().statusCode(200);
        RestAssured.get("/q/health/ready").then().statusCode(200);
        RestAssured.get("/q/metrics").then().body(containsString("crm_channels_stopped 1.0"));
    }

    private static ConsumerRecord<byte[], byte[]> message() {
        UUID id = UUID.randomUUID();
        byte[] event = """
                {"specversion": "1.0", "id": "%1$s", "source": "/marketing", "type": "org.rapport.marketing.test.done.v1",
                 "subject": "test/%1$s", "time": "2026-03-01T09:30:00Z", "datacontenttype": "application/json",
                 "tenantid": "%2$s", "actorid": "tester", "actortype": "service", "transactionid": "%1$s", "requestid": "%3$s",
                 "transactionindex": 0, "transactioncount": 1, "sequence": "1", "data": {"record": {}}}
                """.formatted(id, ACME.id(), REQUEST).getBytes(StandardCharsets.UTF_8);
        byte[] key = Envelope.key(ACME.id(), id).getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(Topics.MARKETING, 3, 7, key, event);
    }
}
