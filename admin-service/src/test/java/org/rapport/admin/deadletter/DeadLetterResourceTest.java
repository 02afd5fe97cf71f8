package org.rapport.admin.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.rapport.admin.fixture.Organizations.SOON;
import static org.rapport.admin.fixture.Organizations.asOperator;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.kit.testing.ServiceStack;
import org.rapport.kit.testing.TestLogin;

@QuarkusTest
class DeadLetterResourceTest {

    private static final String PATH = "/api/superadmin/system/dead-letters";
    private static final String LETTERS = Topics.deadLetters("sales", "admin").name();

    @Test
    void listsWhatAConsumerHasBuriedWithOriginAndReason() {
        String poison = "{\"nonsense\": \"" + UUID.randomUUID() + "\"}";
        long offset = send(new ProducerRecord<>(Topics.SALES, 7, bytes("poison"), bytes(poison)));

        var letter = awaitLetters("crm.sales", 7, offset, 1).getFirst();

        assertThat(letter)
                .containsEntry("topic", LETTERS)
                .containsEntry("consumer", "audit-trail")
                .containsEntry("reason", "specversion is missing")
                .containsKey("time")
                .containsEntry("eventId", null)
                .containsEntry("tenantId", null);
    }

    @Test
    void givesALetterToItsConsumerWhichHandlesItOnceThoughItIsReplayedTwice() {
        UUID lead = UUID.randomUUID();
        Envelope<ObjectNode> event = event(lead);
        bury(event, "audit-trail", 4711);
        var letter = awaitLetters("crm.sales", 3, 4711, 1).getFirst();
        assertThat(letter)
                .containsEntry("eventId", event.id().toString())
                .containsEntry("eventType", event.type())
                .containsEntry("subject", "lead/" + lead)
                .containsEntry("tenantId", ACME.id().toString())
                .containsEntry("reason", "it had a bad day");

        replay(letter.get("id"))
                .then()
                .statusCode(200)
                .body("eventId", equalTo(event.id().toString()));
        replay(letter.get("id")).then().statusCode(200);

        UUID last = UUID.randomUUID();
        bury(event(last), "audit-trail", 4712);
        replay(awaitLetters("crm.sales", 3, 4712, 1).getFirst().get("id"))
                .then()
                .statusCode(200);
        awaitAudited(last);
        audited(lead).then().body("items.eventId", contains(event.id().toString()));
    }

    @Test
    void journalsEachReplayWithWhoAskedForIt() {
        UUID lead = UUID.randomUUID();
        Envelope<ObjectNode> event = event(lead);
        bury(event, "audit-trail", 4713);
        Object id = awaitLetters("crm.sales", 3, 4713, 1).getFirst().get("id");
        String theseReplays =
                "items.findAll { it.changes.any { it.field == '/letterId' && it.after == '%s' } }.".formatted(id);

        replay(id).then().statusCode(200);
        replay(id).then().statusCode(200);

        await().atMost(SOON).untilAsserted(() -> asOperator()
                .get("/api/audit?filter=eventType==org.rapport.admin.dead-letter.replayed.v1")
                .then()
                .body(theseReplays + "size()", equalTo(2))
                .body(theseReplays + "actor.subject", everyItem(equalTo("0f6c0000-0000-4000-8000-000000000001")))
                .body(theseReplays + "aggregateType", everyItem(equalTo("dead-letter-replay")))
                .body(
                        theseReplays + "changes.flatten().findAll { it.field == '/eventId' }.after",
                        everyItem(equalTo(event.id().toString())))
                .body(
                        theseReplays + "changes.flatten().findAll { it.field == '/eventTenantId' }.after",
                        everyItem(equalTo(ACME.id().toString()))));
    }

    @Test
    void replaysALetterOncePerIdempotencyKey() {
        bury(event(UUID.randomUUID()), "nobody", 4714);
        String path =
                PATH + "/" + awaitLetters("crm.sales", 3, 4714, 1).getFirst().get("id") + "/replay";
        String key = UUID.randomUUID().toString();

        var first = asOperator().header("Idempotency-Key", key).post(path);
        var second = asOperator().header("Idempotency-Key", key).post(path);

        second.then().statusCode(200).header("Idempotent-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void buriesPoisonAgainAndKeepsItsOrigin() {
        long offset = send(new ProducerRecord<>(Topics.SALES, 8, bytes("poison"), bytes("no event at all")));
        var letter = awaitLetters("crm.sales", 8, offset, 1).getFirst();

        replay(letter.get("id")).then().statusCode(200);

        var both = awaitLetters("crm.sales", 8, offset, 2);
        assertThat(both).extracting(it -> it.get("originOffset")).containsOnly(letter.get("originOffset"));
        assertThat(both).extracting(it -> it.get("topic")).containsOnly(LETTERS);
        assertThat(both).extracting(it -> it.get("id")).doesNotHaveDuplicates();
    }

    @Test
    void pagesThroughAllTopicsWithoutSkippingOrRepeating() {
        String support = Topics.deadLetters("support", "admin").name();
        for (int i = 0; i < 5; i++) {
            bury(event(UUID.randomUUID()), "nobody", 9_000 + i);
            send(new ProducerRecord<>(support, null, bytes("letter " + i)));
        }

        var whole = all(200);
        var paged = all(2);

        assertThat(paged)
                .extracting(it -> it.get("id"))
                .containsExactlyElementsOf(
                        whole.stream().map(it -> it.get("id")).toList());
        assertThat(paged).extracting(it -> it.get("id")).doesNotHaveDuplicates();
        assertThat(paged.stream().filter(it -> it.get("topic").equals(support))).hasSizeGreaterThanOrEqualTo(5);
        asOperator().get(PATH + "?limit=1").then().body("items", hasSize(1));
        asOperator().get(PATH).then().body("items.size()", lessThanOrEqualTo(50));
        assertThat(whole.stream()
                        .filter(it -> it.get("consumer").equals("nobody"))
                        .map(it -> it.get("originOffset")))
                .containsSubsequence(9_004, 9_003, 9_002, 9_001, 9_000);
    }

    @Test
    void isForTheOperatorAlone() {
        asOperator().get(PATH).then().statusCode(200);
        TestLogin.as(ACME, ADMINISTRATOR).get(PATH).then().statusCode(403);
        TestLogin.as(ACME, ADMINISTRATOR).post(PATH + "/any/replay").then().statusCode(403);
        RestAssured.get(PATH).then().statusCode(401);
        RestAssured.post(PATH + "/any/replay").then().statusCode(401);
    }

    @Test
    void namesWhatIsMalformedAndKnowsNothingOfWhatIsNotThere() {
        asOperator().get(PATH + "?limit=0").then().statusCode(400).body("errors.pointer", contains("#limit"));
        asOperator().get(PATH + "?limit=201").then().statusCode(400).body("errors.pointer", contains("#limit"));
        asOperator().get(PATH + "?cursor=abc").then().statusCode(400).body("errors.pointer", contains("#cursor"));
        for (String place : List.of(
                "nonsense",
                LETTERS + ":0:99999999",
                LETTERS + ":5:0",
                "crm.sales:0:0",
                "crm.nowhere.admin-dead-letters:0:0")) {
            replay(base64(place)).then().statusCode(404).body("type", equalTo("urn:problem:not-found"));
        }
    }

    private static Response replay(@Nullable Object id) {
        return asOperator().urlEncodingEnabled(false).post(PATH + "/" + id + "/replay");
    }

    private static List<Map<String, Object>> awaitLetters(String topic, int partition, long offset, int atLeast) {
        return await().atMost(SOON)
                .until(
                        () -> all(200).stream()
                                .filter(it -> it.get("originTopic").equals(topic)
                                        && it.get("originPartition").equals(partition)
                                        && ((Number) it.get("originOffset")).longValue() == offset)
                                .toList(),
                        letters -> letters.size() >= atLeast);
    }

    private static List<Map<String, Object>> all(int limit) {
        var all = new ArrayList<Map<String, Object>>();
        String cursor = "";
        do {
            var page = asOperator()
                    .get(PATH + "?limit=" + limit + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            all.addAll(page.path("items"));
            cursor = page.path("next") == null ? "" : "&cursor=" + page.path("next");
        } while (!cursor.isEmpty());
        return all;
    }

    private static Response audited(UUID lead) {
        return TestLogin.as(ACME, ADMINISTRATOR).get("/api/audit?filter=aggregateId==" + lead);
    }

    private static void awaitAudited(UUID lead) {
        await().atMost(SOON).untilAsserted(() -> audited(lead).then().body("items", hasSize(1)));
    }

    /** Puts a letter where the service would have put it. */
    private static void bury(Envelope<ObjectNode> event, String consumer, int originOffset) {
        var letter = new ProducerRecord<>(LETTERS, bytes(event.key()), CrmEvents.write(event));
        Map.of(
                        "crm-origin-topic",
                        Topics.SALES,
                        "crm-origin-partition",
                        "3",
                        "crm-origin-offset",
                        Integer.toString(originOffset),
                        "crm-consumer",
                        consumer,
                        "crm-reason",
                        "it had a bad day")
                .forEach((name, value) -> letter.headers().add(name, bytes(value)));
        send(letter);
    }

    private static Envelope<ObjectNode> event(UUID lead) {
        var json = JsonNodeFactory.instance;
        ObjectNode data = json.objectNode();
        data.set("record", json.objectNode().put("id", lead.toString()));
        data.putArray("changes");
        return new Envelope<>(
                UUID.randomUUID(),
                "/sales",
                "org.rapport.sales.lead.created.v1",
                "lead/" + lead,
                Instant.now(),
                ACME.id(),
                "somebody",
                "person",
                null,
                UUID.randomUUID(),
                0,
                1,
                1,
                null,
                null,
                null,
                data);
    }

    /** Answers the offset at which the message is now. */
    private static long send(ProducerRecord<byte[], byte[]> message) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", ServiceStack.running().kafka().bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(message).get().offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
    }
}
