package org.rapport.sales.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.rapport.sales.SalesApi.get;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.rapport.events.Changes;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.events.marketing.CaptureEvent;
import org.rapport.events.marketing.CaptureRecord;
import org.rapport.kit.messaging.DeadLetter;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.ServiceStack;

/** Captures that could not become leads at first, and are given to the intake again. */
@QuarkusTest
class LeadRedriveTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String INTAKE = "lead-intake";
    private static final String REDRIVE = Topics.redrive("marketing", "sales").name();

    @Test
    void handlesALetterWhoseCauseHasGoneOnceThoughItIsRedrivenTwice() throws SQLException {
        String email = address();
        asOwner("alter table lead add constraint not_this_one check (email <> '%s') not valid".formatted(email));
        Broker.publish(Topics.MARKETING, List.of(captured(email)));
        var letter = letters(email, 1).getFirst();
        assertThat(DeadLetter.of(letter).reason()).contains("not this one").doesNotContain(email);
        get(leads(email)).body("items.size()", equalTo(0));
        asOwner("alter table lead drop constraint not_this_one");

        Broker.redrive(letter);
        Broker.redrive(letter);

        redriveAnotherAndAwaitIt();
        get(leads(email)).body("items.version", contains(1));
        assertThat(letters(email, 1)).hasSize(1);
    }

    @Test
    void leavesALetterOfAnotherConsumerAlone() {
        String email = address();

        Broker.redrive(REDRIVE, "somebody-else", captured(email));

        redriveAnotherAndAwaitIt();
        get(leads(email)).body("items.size()", equalTo(0));
    }

    @Test
    void buriesPoisonAgainWithItsFirstOrigin() {
        String broken = "{\"nonsense\": \"%s\"}".formatted(UUID.randomUUID());
        Broker.publish(Topics.MARKETING, 4, broken);
        var letter = letters(broken, 1).getFirst();

        Broker.redrive(letter);

        var first = DeadLetter.of(letter);
        assertThat(letters(broken, 2)).extracting(DeadLetter::of).containsExactly(first, first);
        assertThat(first.topic()).isEqualTo(Topics.MARKETING);
        assertThat(first.partition()).isEqualTo(4);
        assertThat(first.consumer()).isEqualTo(INTAKE);
    }

    /** The redrive topic has one partition, so all that came before has been handled as well. */
    private static void redriveAnotherAndAwaitIt() {
        String email = address();
        Broker.redrive(REDRIVE, INTAKE, captured(email));
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> get(leads(email))
                .body("items.size()", equalTo(1)));
    }

    private static List<ConsumerRecord<byte[], byte[]>> letters(String part, int atLeast) {
        String topic = Topics.deadLetters("marketing", "sales").name();
        return await().pollInSameThread()
                .atMost(SOON)
                .until(
                        () -> Broker.all(topic).stream()
                                .filter(letter -> new String(letter.value(), StandardCharsets.UTF_8).contains(part))
                                .toList(),
                        letters -> letters.size() >= atLeast);
    }

    private static void asOwner(String sql) throws SQLException {
        var stack = ServiceStack.running();
        var database = stack.database();
        try (var connection = stack.postgres().connect(database.service(), database.owner(), database.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String leads(String email) {
        return "/sales/leads?filter=email==" + email;
    }

    private static String address() {
        return "r" + UUID.randomUUID().toString().substring(0, 12) + "@redrive.example";
    }

    private static Envelope<CaptureEvent.Captured> captured(String email) {
        UUID id = UUID.randomUUID();
        var then = Instant.parse("2026-05-01T10:00:00Z");
        var record = new CaptureRecord(
                id,
                1,
                CaptureRecord.Source.API,
                null,
                null,
                "Grace",
                "Hopper",
                null,
                null,
                email,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Map.of(),
                then,
                "anonymous",
                then,
                "anonymous",
                null);
        return Broker.envelope(id, 1, new CaptureEvent.Captured(record, Changes.none()));
    }
}
