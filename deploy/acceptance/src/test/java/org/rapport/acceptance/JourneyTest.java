package org.rapport.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.acceptance.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rapport.events.CrmRecord;
import org.rapport.events.Topics;
import org.rapport.events.client.Latest;
import org.rapport.events.sales.AccountRecord;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.events.sales.SalesEvent;
import org.rapport.local.Port;
import org.rapport.local.Service;

/** One customer's way through all four services, from what a visitor sends to the subscriber's copy of it all. */
@ExtendWith({SuiteExtension.class, Steps.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTest {

    private final Suite suite;
    private final List<String> made = new ArrayList<>();

    private Organization initech;
    private Api marketer;
    private Api rep;
    private Api agent;
    private String form;
    private UUID lead;
    private UUID account;
    private UUID contact;
    private UUID opportunity;

    JourneyTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void thePeopleComeIn() {
        initech = suite.organization("Initech");
        JourneyRules.make(initech);
        marketer = initech.member(JourneyRules.CAMPAIGNER, "/marketing/forms");
        rep = initech.member(JourneyRules.CLOSER, "/sales/leads");
        agent = initech.member(JourneyRules.HELPER, "/support/tickets");
    }

    @Test
    @Order(1)
    void whatAVisitorSubmitsBecomesALeadOnce() {
        Answer answer = marketer.post("/marketing/forms", """
                        {"name": "Contact us",
                         "fields": [
                           {"name": "email", "label": "E-mail", "type": "email", "required": true},
                           {"name": "firstName", "label": "First name", "type": "text"},
                           {"name": "lastName", "label": "Name", "type": "text"},
                           {"name": "company", "label": "Company", "type": "text"}],
                         "consent": {"channel": "email", "topic": "newsletter", "text": "Yes, write to me.",
                                     "version": "2026-1"}}
                        """).expect(201);
        form = "/marketing/forms/" + answer.id();
        made.add(form);

        suite.visitor()
                .post("/marketing/forms/" + answer.text("/key") + "/submissions", """
                        {"fields": {"email": "tom@smykowski.example", "firstName": "Tom", "lastName": "Smykowski",
                                    "company": "Jump to Conclusions"},
                         "consent": true,
                         "utm": {"source": "newsletter", "medium": "email", "campaign": "spring"}}
                        """)
                .expect(202);

        JsonNode found = theOneLeadOf("tom@smykowski.example", rep);
        lead = UUID.fromString(found.path("id").asText());
        made.add("/sales/leads/" + lead);
        assertThat(found.path("source").asText()).isEqualTo("form");
        assertThat(found.at("/firstTouch/campaign").asText()).isEqualTo("spring");
        assertThat(found.at("/consents/0/state").asText()).isEqualTo("granted");
        assertThat(found.at("/consents/0/text").asText()).isEqualTo("Yes, write to me.");
        suite.visitor().post("/marketing/forms/nobodys-key/submissions", "{}").expect(404);
    }

    @Test
    @Order(2)
    void whatATrustedClientCapturesBecomesALeadOnceEvenWhenDeliveredTwice() {
        Api machine = initech.machine();
        String capture = """
                {"externalId": "web-4711", "lastName": "Slydell", "firstName": "Bob", "company": "%s",
                 "email": "bob@slydell.example"}
                """.formatted(JourneyRules.HOUSE_ACCOUNT);
        Answer first = machine.post("/marketing/capture", capture).expect(201);

        assertThat(machine.post("/marketing/capture", capture).expect(200).id()).isEqualTo(first.id());
        made.add("/marketing/capture/" + first.id());
        JsonNode captured = theOneLeadOf("bob@slydell.example", initech.administrator());
        rep.get("/sales/leads/" + captured.path("id").asText()).expect(404);
        assertThat(rep.get("/sales/leads?filter=email==bob@slydell.example").items())
                .isEmpty();
        var message = suite.broker().messages(Topics.MARKETING).stream()
                .filter(it -> new String(it.key(), UTF_8).equals(initech.id() + ":" + first.id()))
                .findFirst()
                .orElseThrow();
        var again = suite.broker().redeliver(message);
        eventually(() ->
                assertThat(suite.broker().isHandled(again, "sales-service")).isTrue());
        assertThat(theOneLeadOf("bob@slydell.example", initech.administrator())
                        .path("version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @Order(3)
    void theRepEditsQualifiesAndConvertsTheLead() {
        String path = "/sales/leads/" + lead;
        Answer seen = rep.get(path).expect(200);
        Answer edited = rep.ifMatch(seen)
                .patch(
                        path,
                        "{\"jobTitle\": \"Engineer\", \"estimatedValue\": {\"amount\": \"1250.00\", \"currency\": \"EUR\"}}")
                .expect(200);
        rep.ifMatch(seen).patch(path, "{\"jobTitle\": \"Late\"}").expect(412);
        rep.ifMatch(edited).post(path + "/convert", "{}").expect(422);
        Answer qualified = rep.ifMatch(edited).post(path + "/qualify").expect(200);

        Answer preview = rep.get(path + "/conversion-preview").expect(200);
        assertThat(preview.text("/possible")).isEqualTo("true");
        assertThat(preview.text("/account/action")).isEqualTo("create");

        Api once = rep.ifMatch(qualified).with("Idempotency-Key", "convert-" + lead);
        Answer converted = once.post(path + "/convert", "{}").expect(200);
        account = UUID.fromString(converted.text("/conversion/accountId"));
        contact = UUID.fromString(converted.text("/conversion/contactId"));
        opportunity = UUID.fromString(converted.text("/conversion/opportunityId"));
        made.addAll(List.of(
                "/sales/accounts/" + account, "/sales/contacts/" + contact, "/sales/opportunities/" + opportunity));
        assertThat(rep.get("/sales/accounts/" + account).expect(200).text("/name"))
                .isEqualTo("Jump to Conclusions");
        assertThat(rep.get("/sales/contacts/" + contact).expect(200).text("/consents/0/state"))
                .isEqualTo("granted");
        assertThat(rep.get("/sales/opportunities/" + opportunity).expect(200).text("/amount/amount"))
                .isEqualTo("1250.00");

        Answer repeated = once.post(path + "/convert", "{}").expect(200);
        assertThat(repeated.body()).isEqualTo(converted.body());
        assertThat(repeated.header("Idempotent-Replayed")).isEqualTo("true");
        Answer second = rep.ifMatch(converted).post(path + "/convert", "{}").expect(409);
        assertThat(second.text("/links/account")).isEqualTo("/sales/accounts/" + account);
    }

    @Test
    @Order(4)
    void fiftyConversionsAtOnceMakeOneOfEach() {
        Answer qualified = qualifiedLead("Porter", "bob@porter.example");
        int accounts = rep.all("/sales/accounts").size();

        List<Answer> answers =
                Crowd.of(50, _ -> rep.ifMatch(qualified).post("/sales/leads/" + qualified.id() + "/convert", "{}"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allMatch(answer -> answer.status() == 409 || answer.status() == 412);
        assertThat(rep.all("/sales/accounts")).hasSize(accounts + 1);
        assertThat(rep.get("/sales/contacts?filter=email==bob@porter.example").items())
                .hasSize(1);
    }

    @Test
    @Order(5)
    void aConversionCanBeUndone() {
        Answer qualified = qualifiedLead("Bolton", "michael@bolton.example");
        String path = "/sales/leads/" + qualified.id();
        Answer converted = rep.ifMatch(qualified).post(path + "/convert", "{}").expect(200);

        Answer undone = rep.ifMatch(converted).post(path + "/unconvert").expect(200);

        assertThat(undone.text("/status")).isEqualTo("qualified");
        rep.get("/sales/accounts/" + converted.text("/conversion/accountId")).expect(404);
        rep.get("/sales/opportunities/" + converted.text("/conversion/opportunityId"))
                .expect(404);
    }

    @Test
    @Order(6)
    void everyKindOfRecordIsCreatedReadChangedDeletedAndRestored() {
        lives(initech.administrator(), "/api/tags", "{\"name\": \"VIP\"}", "{\"color\": \"#b91c1c\"}");
        lives(rep, "/sales/leads", "{\"lastName\": \"Nina\"}", "{\"jobTitle\": \"Telephonist\"}");
        lives(rep, "/sales/contacts", "{\"lastName\": \"Drew\"}", "{\"jobTitle\": \"Analyst\"}");
        lives(rep, "/sales/accounts", "{\"name\": \"Chotchkie's\"}", "{\"industry\": \"Restaurants\"}");
        lives(
                rep,
                "/sales/opportunities",
                "{\"name\": \"Flair\", \"accountId\": \"" + account + "\"}",
                "{\"nextStep\": \"37 pieces\"}");
    }

    @Test
    @Order(7)
    void aDealMovesThroughTheStagesAndIsWonOrLost() {
        String path = "/sales/opportunities/" + opportunity;
        Answer moved = rep.ifMatch(rep.get(path))
                .post(path + "/stage", "{\"stage\": \"proposal\"}")
                .expect(200);
        assertThat(moved.text("/probability")).isEqualTo("50");

        assertThat(rep.ifMatch(moved).post(path + "/win").expect(200).text("/stageType"))
                .isEqualTo("won");
        initech.administrator()
                .ifAny()
                .patch("/sales/accounts/" + account, "{\"taxId\": \"DE129273398\"}")
                .expect(200);
        Answer customer = rep.get("/sales/accounts/" + account).expect(200);
        assertThat(customer.text("/type")).isEqualTo("customer");
        assertThat(customer.body().has("taxId")).isFalse();

        Answer other = rep.post("/sales/opportunities", "{\"name\": \"Upgrade\", \"accountId\": \"" + account + "\"}")
                .expect(201);
        Answer lost = rep.ifMatch(other)
                .post("/sales/opportunities/" + other.id() + "/lose", "{\"reason\": \"price\"}")
                .expect(200);
        assertThat(lost.text("/stageType")).isEqualTo("lost");
    }

    @Test
    @Order(8)
    void supportKnowsTheCustomerAndEscalatesATicket() {
        eventually(() -> assertThat(
                        agent.get("/support/customers/" + contact).expect(200).text("/account/type"))
                .isEqualTo("customer"));

        Answer opened = agent.post("/support/tickets", """
                        {"subject": "The printer says PC LOAD LETTER", "contactId": "%s"}
                        """.formatted(contact)).expect(201);
        String path = "/support/tickets/" + opened.id();
        made.add(path);
        assertThat(opened.text("/customer/accountId")).isEqualTo(account.toString());
        Answer answered = agent.post(path + "/messages", "{\"body\": \"Have you tried a baseball bat?\"}")
                .expect(200);
        Answer escalated = agent.ifMatch(answered)
                .post(path + "/escalate", "{\"reason\": \"Third time this week\"}")
                .expect(200);

        assertThat(escalated.text("/escalation/level")).isEqualTo("1");
        assertThat(escalated.text("/firstRespondedAt")).isNotEmpty();
    }

    @Test
    @Order(9)
    void theAccountsTimelineShowsTheEscalation() {
        eventually(() -> assertThat(rep.get("/sales/accounts/" + account + "/timeline")
                        .expect(200)
                        .items())
                .anyMatch(item -> item.path("type").asText().equals("org.rapport.support.ticket.escalated.v1")
                        && item.path("text").asText().contains("Third time this week")));
    }

    @Test
    @Order(10)
    void marketingKnowsThatThePersonBecameACustomerAndWhatTheFormAllowed() {
        JsonNode person = marketer.one("/marketing/audience?filter=contactId==" + contact);
        String path = "/marketing/audience/" + person.path("id").asText();
        made.add(path);
        eventually(
                () -> assertThat(marketer.get(path).expect(200).text("/stage")).isEqualTo("customer"));
        Answer customer = marketer.get(path);
        assertThat(customer.text("/email")).isEqualTo("tom@smykowski.example");
        assertThat(customer.text("/consents/0/state")).isEqualTo("granted");
        assertThat(customer.text("/consents/0/text")).isEqualTo("Yes, write to me.");
    }

    @Test
    @Order(11)
    void theAuditTrailShowsWhoDidWhatWithBeforeAndAfter() {
        eventually(() -> assertThat(initech.administrator()
                        .get("/api/audit?filter=aggregateId==" + lead)
                        .expect(200)
                        .items())
                .extracting(entry -> entry.path("eventType").asText())
                .containsExactly(
                        "org.rapport.sales.lead.converted.v1",
                        "org.rapport.sales.lead.status-changed.v1",
                        "org.rapport.sales.lead.edited.v1",
                        "org.rapport.sales.lead.captured.v1"));
        JsonNode edited = initech.administrator()
                .get("/api/audit?filter=aggregateId==" + lead)
                .items()
                .get(2);
        assertThat(edited.at("/actor/name").asText()).isEqualTo("Pat " + JourneyRules.CLOSER);
        assertThat(edited.path("changes"))
                .anyMatch(change -> change.path("field").asText().equals("/jobTitle")
                        && change.path("before").isNull()
                        && change.path("after").asText().equals("Engineer"));
        eventually(() -> assertThat(initech.administrator().all("/api/audit"))
                .extracting(entry -> entry.path("service").asText())
                .contains("admin", "marketing", "sales", "support"));
        rep.get("/api/audit").expect(403);
    }

    @Test
    @Order(12)
    void aSubscriberWhoStartsAtOffsetZeroHasWhatTheApiLists() {
        eventually(() -> {
            Latest<SalesEvent> copy = suite.broker().rebuild(SalesEvent.class, initech.id());
            assertThat(copy.unreadable()).isEmpty();
            assertSame(copy, LeadRecord.class, "/sales/leads");
            assertSame(copy, ContactRecord.class, "/sales/contacts");
            assertSame(copy, AccountRecord.class, "/sales/accounts");
            assertSame(copy, OpportunityRecord.class, "/sales/opportunities");
        });
    }

    @Test
    @Order(13)
    void anotherOrganisationSeesNoneOfIt() {
        Organization globex = suite.organization("Globex");
        Api stranger = globex.administrator();

        for (String path : made) {
            stranger.get(path).expect(404);
            stranger.ifAny().delete(path).expectOneOf(404, 405);
        }
        Stream.of("leads", "contacts", "accounts", "opportunities")
                .forEach(type -> assertThat(stranger.all("/sales/" + type)).isEmpty());
        assertThat(stranger.all("/support/tickets")).isEmpty();
        assertThat(stranger.all("/marketing/forms")).isEmpty();
        assertThat(stranger.all("/marketing/capture")).isEmpty();
        assertThat(stranger.all("/api/superadmin/users")).hasSize(1);
        for (Service service : Service.values()) {
            var rows = new Rows(suite.stack(), service);
            assertThat(rows.of(initech.id(), initech.id().toString())).isPositive();
            assertThat(rows.of(initech.id(), globex.id().toString())).isZero();
            assertThat(rows.of(initech.id(), "")).isZero();
        }
    }

    private JsonNode theOneLeadOf(String email, Api reader) {
        return reader.one("/sales/leads?filter=email==" + email);
    }

    private Answer qualifiedLead(String name, String email) {
        Answer created =
                rep.post("/sales/leads", """
                        {"lastName": "%s", "company": "%s Ltd", "email": "%s"}
                        """.formatted(name, name, email)).expect(201);
        return rep.ifMatch(created)
                .post("/sales/leads/" + created.id() + "/qualify")
                .expect(200);
    }

    private void lives(Api who, String collection, String creation, String change) {
        Answer created = who.post(collection, creation).expect(201);
        assertThat(created.header("Location")).startsWith(suite.stack().url(Port.GATEWAY) + collection + "/");
        String path = URI.create(created.header("Location")).getPath();
        made.add(path);
        assertThat(path).isEqualTo(collection + "/" + created.id());
        assertThat(who.get(path).expect(200).body()).isEqualTo(created.body());
        who.with("If-None-Match", created.etag()).get(path).expect(304);

        Answer changed = who.ifMatch(created).patch(path, change).expect(200);
        assertThat(who.all(collection)).contains(changed.body());
        assertThat(who.get(path + "?asOf=" + created.text("/updatedAt"))
                        .expect(200)
                        .body())
                .isEqualTo(created.body());
        List<JsonNode> history = who.get(path + "/history").expect(200).items();
        assertThat(history).extracting(entry -> entry.path("version").asInt()).containsExactlyInAnyOrder(1, 2);
        assertThat(history).allMatch(entry -> !entry.at("/actor/name").asText().isEmpty());

        who.ifMatch(changed).delete(path).expect(204);
        who.get(path).expect(404);
        assertThat(who.all(collection))
                .noneMatch(it -> it.path("id").equals(created.body().path("id")));
        Answer restored = who.ifAny().post(path + "/restore").expect(200);
        assertThat(restored.version()).isEqualTo(4);
    }

    private <R extends CrmRecord> void assertSame(Latest<SalesEvent> copy, Class<R> type, String collection) {
        List<R> listed = initech.administrator().all(collection).stream()
                .map(node -> Answer.read(node, type))
                .toList();
        assertThat(listed).isNotEmpty();
        assertThat(copy.records(type)).containsExactlyInAnyOrderElementsOf(listed);
    }
}
