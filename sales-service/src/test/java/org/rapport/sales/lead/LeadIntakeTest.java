package org.rapport.sales.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.delete;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.patch;
import static org.rapport.sales.SalesApi.put;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapport.events.Changes;
import org.rapport.events.Consent;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.events.Touch;
import org.rapport.events.marketing.CaptureEvent;
import org.rapport.events.marketing.CaptureRecord;
import org.rapport.events.marketing.CaptureRecord.Source;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.Redelivery;
import org.rapport.kit.testing.ServiceStack;

@QuarkusTest
class LeadIntakeTest {

    private static final Instant THEN = Instant.parse("2026-05-01T10:00:00.123456Z");
    private static final UUID FORM = UUID.fromString("0198c000-0000-7000-8000-0000000000f0");

    @Test
    void makesALeadOfACapture() {
        String email = address();
        var capture = captured(email, "summer", THEN, "Call me");

        Broker.publish(Topics.MARKETING, List.of(capture));

        awaitLeads(email, 1);
        get(leads(email))
                .body("items[0].status", equalTo("new"))
                .body("items[0].captureId", equalTo(capture.aggregateId().toString()))
                .body("items[0].source", equalTo("form"))
                .body("items[0].firstTouch.campaign", equalTo("summer"))
                .body("items[0].firstTouch.formId", equalTo(FORM.toString()))
                .body("items[0].firstTouch.at", equalTo("2026-05-01T10:00:00.123456Z"))
                .body("items[0].consents[0].state", equalTo("granted"))
                .body("items[0].description", equalTo("Call me\nbudget: 10k"))
                .body("items[0].ownerId", nullValue())
                .body("items[0].createdBy", equalTo("lead-intake"));
    }

    @Test
    void makesOneLeadHoweverOftenTheCaptureIsDelivered() {
        String email = address();
        var capture = captured(email, "summer", THEN, "Once");
        var sameCaptureOtherEvent = Broker.envelope(capture.aggregateId(), 1, capture.data());
        var deliveries = new ArrayList<Envelope<CaptureEvent.Captured>>();
        for (int i = 0; i < 20; i++) {
            deliveries.add(capture);
            deliveries.add(sameCaptureOtherEvent);
        }
        String last = address();

        // Under keys of their own the copies are handled at the same time, partition by partition.
        for (int partition = 0; partition < 12; partition++) {
            Broker.publish(Topics.MARKETING, partition, capture);
        }
        Broker.publish(Topics.MARKETING, deliveries);
        var sentinel = captured(last, "summer", THEN, "Last");
        for (int partition = 0; partition < 12; partition++) {
            Broker.publish(Topics.MARKETING, partition, sentinel);
        }

        awaitLeads(last, 1);
        awaitLeads(email, 1);
        get(leads(email)).body("items.version", contains(1));
    }

    @Test
    void takesALaterCaptureOfAnOpenLeadAsItsLatestTouch() {
        String email = address();
        Broker.publish(Topics.MARKETING, List.of(captured(email, "summer", THEN, "First")));
        awaitLeads(email, 1);

        Broker.publish(Topics.MARKETING, List.of(captured(email, "autumn", THEN.plusSeconds(86_400), "Second")));

        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get(leads(email))
                .body("items.version", contains(2))
                .body("items[0].firstTouch.campaign", equalTo("summer"))
                .body("items[0].lastTouch.campaign", equalTo("autumn"))
                .body("items[0].description", equalTo("First\nbudget: 10k\n\nSecond\nbudget: 10k")));
    }

    @Test
    void takesNoCaptureTwiceThoughTheInboxHasForgottenIt() throws SQLException {
        String email = address();
        var captures = met(email, "First", "Second", "Third");

        Redelivery.changesNothing(Topics.MARKETING, captures, () -> get(leads(email))
                .body("items.version", contains(3))
                .extract()
                .asString());
    }

    @Test
    void makesNoSecondLeadOfACaptureThatWasMergedIntoOneThatIsClosedOrGone() throws SQLException {
        List<String> emails = List.of(address(), address(), address());
        var captures = emails.stream()
                .flatMap(email -> met(email, "First", "Second").stream())
                .toList();
        List<String> leads = emails.stream().map(LeadIntakeTest::lead).toList();

        act(leads.get(0) + "/disqualify", "{\"reason\": \"no-budget\"}").statusCode(200);
        patch(leads.get(1), "{\"company\": \"Of %s\"}".formatted(emails.get(1))).statusCode(200);
        act(leads.get(1) + "/work", "").statusCode(200);
        act(leads.get(1) + "/qualify", "").statusCode(200);
        act(leads.get(1) + "/convert", "{}").statusCode(200);
        delete(leads.get(2)).statusCode(204);

        Redelivery.changesNothing(
                Topics.MARKETING, captures, () -> get("/sales/leads?filter=email=in=(" + String.join(",", emails) + ")")
                        .body("items.status", containsInAnyOrder("disqualified", "converted"))
                        .extract()
                        .asString());
    }

    @Test
    void believesNoConsentFromTheFutureAndNoQuestionAfterTheAnswer() {
        String email = address();
        Instant distant = Instant.parse("2099-01-01T00:00:00Z");

        Broker.publish(
                Topics.MARKETING,
                List.of(
                        captured(email, "a", THEN, "Yes", Consent.State.GRANTED, distant),
                        captured(email, "b", THEN.plusSeconds(1), "No", Consent.State.WITHDRAWN, THEN.plusSeconds(1)),
                        captured(email, "c", THEN.plusSeconds(2), "?", Consent.State.PENDING, THEN.plusSeconds(2))));

        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get(leads(email))
                .body("items[0].lastTouch.campaign", equalTo("c"))
                .body("items[0].consents.state", contains("withdrawn"))
                .body("items[0].consents.address", contains(email)));
    }

    /** Found alive, and deleted by somebody else before it could be locked. */
    @Test
    void makesANewLeadWhenTheOldOneIsDeletedAtTheSameTime() throws SQLException {
        String email = address();
        Broker.publish(Topics.MARKETING, List.of(captured(email, "summer", THEN, "First")));
        awaitLeads(email, 1);
        String first = get(leads(email)).extract().path("items[0].id");
        var stack = ServiceStack.running();
        try (var deleting = stack.postgres().connect(stack.database().service());
                var statement = deleting.createStatement()) {
            deleting.setAutoCommit(false);
            statement.executeUpdate("update lead set deleted_at = now() where id = '%s'".formatted(first));

            var second = captured(email, "autumn", THEN.plusSeconds(86_400), "Second");
            Broker.publish(Topics.MARKETING, List.of(second));
            await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(LeadIntakeTest::somebodyWaitsForALead);
            deleting.commit();

            await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get(leads(email))
                    .body("items.captureId", contains(second.aggregateId().toString())));
        }
    }

    private static boolean somebodyWaitsForALead() throws SQLException {
        var stack = ServiceStack.running();
        try (var connection = stack.postgres().connect(stack.database().service());
                var statement = connection.createStatement();
                var waiting = statement.executeQuery("""
                        select from pg_stat_activity where wait_event_type = 'Lock' and query like '%from lead %'
                        """)) {
            return waiting.next();
        }
    }

    @Test
    void makesANewLeadWhenTheOldOneIsClosedAndKnowsTheContact() {
        String email = address();
        Broker.publish(Topics.MARKETING, List.of(captured(email, "summer", THEN, "First")));
        awaitLeads(email, 1);
        String first = get(leads(email)).extract().path("items[0].id");
        act("/sales/leads/" + first + "/disqualify", "{\"reason\": \"no-budget\"}")
                .statusCode(200);
        String contact = id(
                "/sales/contacts", "{\"lastName\": \"Known\", \"emails\": [{\"address\": \"%s\"}]}".formatted(email));

        Broker.publish(Topics.MARKETING, List.of(captured(email, "autumn", THEN.plusSeconds(60), "Again")));

        awaitLeads(email, 2);
        get(leads(email) + ";status==new").body("items.contactId", contains(contact));
    }

    @Test
    void buriesWhatIsNoEventAndGoesOn() {
        String broken = "{\"specversion\": \"1.0\", \"nonsense\": \"" + UUID.randomUUID() + "\"";
        String email = address();
        var next = captured(email, "summer", THEN, "Next");

        Broker.publish(Topics.MARKETING, 3, broken);
        Broker.publish(Topics.MARKETING, 3, next);

        awaitLeads(email, 1);
        assertThat(Broker.all("crm.marketing.sales-dead-letters"))
                .anySatisfy(letter -> assertThat(new String(letter.value(), StandardCharsets.UTF_8))
                        .isEqualTo(broken));
    }

    @Test
    void skipsAPurgeBuriesAnEmptyMessageAndGoesOn() {
        String email = address();
        var next = captured(email, "summer", THEN, "Next");

        Broker.publish(Topics.MARKETING, next.key(), null);
        Broker.publish(Topics.MARKETING, next.key(), new byte[0]);
        Broker.publish(Topics.MARKETING, List.of(next));

        awaitLeads(email, 1);
        assertThat(Broker.all("crm.marketing.sales-dead-letters"))
                .filteredOn(letter -> new String(letter.key(), StandardCharsets.UTF_8).equals(next.key()))
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(letter.value()).isEmpty());
    }

    @Test
    void makesALeadThatCanBeEditedOfWhateverWasSaid() throws JsonProcessingException {
        String address = "a.." + address();
        Broker.publish(Topics.MARKETING, List.of(captured(address, "summer", THEN, "\ud83d\ude00".repeat(9_990))));
        awaitLeads(address, 1);
        JsonPath lead = get(leads(address)).extract().jsonPath();
        String path = "/sales/leads/" + lead.getString("items[0].id");

        assertThat(lead.getString("items[0].description"))
                .endsWith("\ud83d\ude00\n[Shortened: all of it is in the capture "
                        + lead.getString("items[0].captureId") + ".]");
        patch(path, "{\"jobTitle\": \"x\"}").statusCode(200).body("email", equalTo(address));
        ObjectNode said = new ObjectMapper().readValue(get(path).extract().asString(), ObjectNode.class);
        said.retain(List.of("firstName", "lastName", "email", "description", "score"));
        put(path, said.toString()).statusCode(200);
        act(path + "/work", "").statusCode(200);
        act(path + "/qualify", "").statusCode(200);
        String contact = act(path + "/convert", "{}").statusCode(200).extract().path("conversion.contactId");
        patch("/sales/contacts/" + contact, "{\"jobTitle\": \"x\"}").statusCode(200);
    }

    @Test
    void keepsTheLatestMessageOfWhoSaysALot() {
        String email = address();
        for (int i = 0; i < 4; i++) {
            Broker.publish(
                    Topics.MARKETING,
                    List.of(captured(email, "summer", THEN.plusSeconds(i), "Message " + i + " " + "x".repeat(4_000))));
        }

        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get(leads(email))
                .body("items.version", contains(4))
                .body("items[0].description", startsWith("[What was said before is in the history.]"))
                .body("items[0].description", containsString("Message 3 xxx")));
    }

    @Test
    void buriesACaptureOfNobody() {
        var nobody = captured(null, "summer", THEN, "Who am I?");
        String email = address();

        Broker.publish(Topics.MARKETING, 5, nobody);
        Broker.publish(Topics.MARKETING, 5, captured(email, "summer", THEN, "Me"));

        awaitLeads(email, 1);
        assertThat(Broker.all("crm.marketing.sales-dead-letters"))
                .anySatisfy(letter -> assertThat(new String(letter.value(), StandardCharsets.UTF_8))
                        .contains(nobody.id().toString()));
    }

    /** Captures of one person in that order, who is one lead after them. */
    private static List<Envelope<CaptureEvent.Captured>> met(String email, String... messages) {
        var captures = new ArrayList<Envelope<CaptureEvent.Captured>>();
        for (String message : messages) {
            var capture = captured(email, message, THEN.plusSeconds(captures.size()), message);
            Broker.publish(Topics.MARKETING, List.of(capture));
            captures.add(capture);
            await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get(leads(email))
                    .body("items.version", contains(captures.size())));
        }
        return captures;
    }

    private static String lead(String email) {
        return "/sales/leads/" + get(leads(email)).extract().path("items[0].id");
    }

    private static void awaitLeads(String email, int count) {
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get(leads(email))
                .body("items.size()", equalTo(count)));
    }

    private static String leads(String email) {
        return "/sales/leads?filter=email==" + email;
    }

    private static String address() {
        return "p" + UUID.randomUUID().toString().substring(0, 12) + "@intake.example";
    }

    private static Envelope<CaptureEvent.Captured> captured(
            @Nullable String email, String campaign, Instant at, String message) {
        return captured(email, campaign, at, message, Consent.State.GRANTED, at);
    }

    private static Envelope<CaptureEvent.Captured> captured(
            @Nullable String email, String campaign, Instant at, String message, Consent.State state, Instant given) {
        UUID id = UUID.randomUUID();
        var consent =
                new Consent("email", "newsletter", email, state, "consent", "form", null, null, null, null, given);
        var record = new CaptureRecord(
                id,
                1,
                Source.FORM,
                FORM,
                null,
                email == null ? null : "Grace",
                email == null ? null : "Hopper",
                null,
                null,
                email,
                null,
                null,
                null,
                message,
                null,
                new Touch("google", "cpc", campaign, null, null, null, FORM, at),
                List.of(consent),
                Map.of("budget", "10k"),
                at,
                "anonymous",
                at,
                "anonymous",
                null);
        return Broker.envelope(id, 1, new CaptureEvent.Captured(record, Changes.none()));
    }
}
