package org.rapport.support.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.EDITOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.testing.TestLogin;
import org.rapport.support.customer.SalesEvents;

@QuarkusTest
class TicketResourceTest {

    private static final String TICKET = "{\"subject\": \"Engine stuck\", \"customerName\": \"Ada\"}";
    private static final String IT_IS_BACK = "{\"body\": \"it is back\", \"fromCustomer\": true}";

    @Test
    void opensATicketForAContactOfSales() {
        UUID contact = Uuids.next();
        UUID account = Uuids.next();
        SalesEvents.publish(SalesEvents.contact(contact, account, "Lovelace", 1));
        String body = "{\"subject\": \"Engine stuck\", \"priority\": \"high\", \"contactId\": \"" + contact + "\"}";

        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> open(body)
                .statusCode(201)
                .body("status", equalTo("new"))
                .body("priority", equalTo("high"))
                .body("customer.accountId", equalTo(account.toString()))
                .body("customer.name", equalTo("Ada Lovelace")));
        TestLogin.as(ACME, EDITOR)
                .body(body)
                .post("/support/tickets")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/contactId"));
        open("{\"subject\": \"Engine stuck\", \"contactId\": \"" + UUID.randomUUID() + "\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/contactId"));
    }

    @Test
    void answersEscalatesAndSolves() {
        String path = open(TICKET).statusCode(201).extract().header("Location");

        as().body("{\"body\": \"Looking into it.\"}")
                .post(path + "/messages")
                .then()
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("messageCount", equalTo(1))
                .body("firstRespondedAt", notNullValue());
        as().body("{\"body\": \"Ask the smith.\", \"internal\": true}").post(path + "/messages");
        as().header("If-Match", "\"3\"")
                .body("{\"reason\": \"The mill stands still\"}")
                .post(path + "/escalate")
                .then()
                .statusCode(200)
                .body("escalation.level", equalTo(1))
                .header("ETag", "\"4.0\"");
        as().header("If-Match", "\"4\"")
                .body("{\"reason\": \"again\", \"level\": 1}")
                .post(path + "/escalate")
                .then()
                .statusCode(422);
        as().header("If-Match", "\"4\"")
                .body("{\"status\": \"solved\"}")
                .post(path + "/status")
                .then()
                .statusCode(200)
                .body("solvedAt", notNullValue());
        as().body("{\"body\": \"It is stuck again.\", \"fromCustomer\": true}")
                .post(path + "/messages")
                .then()
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("solvedAt", nullValue());
        as().get(path + "/messages?sort=at")
                .then()
                .statusCode(200)
                .body("items.body", contains("Looking into it.", "Ask the smith.", "It is stuck again."))
                .body("items.internal", contains(false, true, false));
        as().get(path + "/history")
                .then()
                .body("items.size()", equalTo(6))
                .body("items.type", hasItem("org.rapport.support.ticket.escalated.v1"));
    }

    @Test
    void neverChangesAClosedTicket() {
        String path = open(TICKET).extract().header("Location");
        status(path, "\"1\"", "solved").statusCode(200);
        status(path, "\"2\"", "closed").statusCode(200);

        status(path, "\"3\"", "open").statusCode(422).body("allowed.size()", equalTo(0));
        as().body("{\"body\": \"Hello?\"}").post(path + "/messages").then().statusCode(422);
        as().header("If-Match", "*")
                .body("{\"subject\": \"x\", \"priority\": \"low\"}")
                .put(path)
                .then()
                .statusCode(422);
    }

    @Test
    void opensAnotherTicketWhereTheCustomerWritesOnAClosedOne() {
        String path = aClosedTicket();
        String before = as().get(path).asString();
        String history = as().get(path + "/history").asString();

        var opened = write(path, IT_IS_BACK)
                .statusCode(201)
                .header("ETag", "\"1.0\"")
                .body("status", equalTo("new"))
                .body("follows.id", equalTo(idIn(path)))
                .body("follows.number", equalTo(JsonPath.from(before).getString("number")))
                .body("subject", equalTo("Engine stuck"))
                .body("description", nullValue())
                .body("customer.name", equalTo("Ada"))
                .body("customer.email", equalTo("ada@example.com"))
                .body("queue", equalTo("mills"))
                .body("priority", equalTo("high"))
                .body("channel", equalTo("phone"))
                .body("assigneeId", nullValue())
                .body("messageCount", equalTo(1))
                .body("lastMessage.body", equalTo("it is back"))
                .body("lastMessage.authorId", nullValue())
                .extract();

        String next = "/support/tickets/" + opened.<String>path("id");
        assertThat(opened.header("Location")).endsWith(next);
        as().get(next).then().statusCode(200).body("", equalTo(opened.path("")));
        as().get(next + "/messages").then().body("items.body", contains("it is back"));
        as().get(next + "/history").then().body("items.type", contains("org.rapport.support.ticket.opened.v1"));
        assertThat(as().get(path).asString()).isEqualTo(before);
        assertThat(as().get(path + "/history").asString()).isEqualTo(history);
        as().get(path + "/messages").then().body("items", empty());
    }

    @Test
    void letsAgentsWriteNothingOnAClosedTicket() {
        String path = aClosedTicket();

        for (boolean internal : List.of(false, true)) {
            write(path, "{\"body\": \"Hello?\", \"internal\": %s}".formatted(internal))
                    .statusCode(422)
                    .body("type", equalTo("urn:problem:ticket-closed"));
        }
        write(path, "{\"body\": \"Hello?\", \"internal\": true, \"fromCustomer\": true}")
                .statusCode(422)
                .body("type", equalTo("urn:problem:message-not-internal"));
    }

    @Test
    void takesWhatTheCustomerWritesMeanwhileToTheTicketThatFollows() {
        String path = aClosedTicket();
        var opened = write(path, IT_IS_BACK).statusCode(201).extract();
        String next = opened.header("Location");
        status(next, "\"1\"", "solved").statusCode(200);

        write(path, IT_IS_BACK)
                .statusCode(200)
                .header("Location", equalTo(next))
                .body("id", equalTo(opened.<String>path("id")))
                .body("status", equalTo("open"))
                .body("messageCount", equalTo(2));
        write(next, IT_IS_BACK).statusCode(200).header("Location", nullValue()).body("messageCount", equalTo(3));

        status(next, "*", "solved").statusCode(200);
        status(next, "*", "closed").statusCode(200);
        String second = write(path, IT_IS_BACK).statusCode(201).extract().header("Location");
        as().header("If-Match", "*").delete(second).then().statusCode(204);
        write(path, IT_IS_BACK).statusCode(201).body("follows.id", equalTo(idIn(path)));
    }

    @Test
    void opensOneTicketForAllThatIsWrittenOnAClosedOneAtOnce() throws Exception {
        String path = aClosedTicket();
        var opened = new ConcurrentLinkedQueue<Integer>();
        var followers = new ConcurrentSkipListSet<String>();
        Callable<Boolean> writing = () -> {
            var answer = write(path, IT_IS_BACK).extract();
            opened.add(answer.statusCode());
            return followers.add(answer.path("id"));
        };

        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(Stream.generate(() -> writing).limit(16).toList());
        }

        assertThat(opened).hasSize(16).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(followers).hasSize(1);
        as().get("/support/tickets/" + followers.first()).then().body("messageCount", equalTo(16));
        as().get("/support/tickets/" + followers.first() + "/messages").then().body("items", hasSize(16));
    }

    @Test
    void opensOneTicketForOneKeyAndAnswersTheSameAgain() {
        String path = aClosedTicket();
        String key = UUID.randomUUID().toString();
        var first = as().header("Idempotency-Key", key).body(IT_IS_BACK).post(path + "/messages");

        as().header("Idempotency-Key", key)
                .body(IT_IS_BACK)
                .post(path + "/messages")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("Location", equalTo(first.header("Location")))
                .header("ETag", "\"1.0\"")
                .body("", equalTo(first.path("")));
        as().get(first.header("Location")).then().body("messageCount", equalTo(1));
    }

    @Test
    void asksWhoRecordsWhatTheCustomerSaidForThePermissionToAnswer() {
        TestLogin.as(ACME, READER)
                .body(IT_IS_BACK)
                .post(aClosedTicket() + "/messages")
                .then()
                .statusCode(403)
                .body("permission", equalTo("ticket:answer"));
    }

    private static String aClosedTicket() {
        String path = open("""
                {"subject": "Engine stuck", "description": "It grinds.", "priority": "high", "channel": "phone",
                 "customerName": "Ada", "customerEmail": "ada@example.com", "queue": "mills", "assigneeId": "%s"}
                """.formatted(READER.subject(ACME)))
                .statusCode(201)
                .extract()
                .header("Location");
        status(path, "\"1\"", "solved").statusCode(200);
        status(path, "\"2\"", "closed").statusCode(200);
        return path;
    }

    private static ValidatableResponse write(String path, String body) {
        return as().body(body).post(path + "/messages").then();
    }

    private static String idIn(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void givesTwoHundredConcurrentTicketsTwoHundredNumbers() throws Exception {
        var numbers = new ConcurrentSkipListSet<String>();
        Callable<Boolean> opening =
                () -> numbers.add(open(TICKET).statusCode(201).extract().path("number"));

        try (var threads = Executors.newFixedThreadPool(16)) {
            threads.invokeAll(Stream.generate(() -> opening).limit(200).toList());
        }

        assertThat(numbers).hasSize(200);
    }

    @Test
    void hidesTicketsOfOthersAndNamesTheMissingPermission() {
        String path = open(TICKET).extract().header("Location");

        TestLogin.as(GLOBEX, ADMINISTRATOR).get(path).then().statusCode(404);
        TestLogin.as(GLOBEX, ADMINISTRATOR).get(path + "/messages").then().statusCode(404);
        TestLogin.as(ACME, READER)
                .header("If-Match", "*")
                .body("{\"reason\": \"x\"}")
                .post(path + "/escalate")
                .then()
                .statusCode(403)
                .body("permission", equalTo("ticket:escalate"));
        open("{}").statusCode(400).body("errors.pointer", contains("/subject"));
    }

    @Test
    void keepsTheAddressOfACustomerWithoutWhatNobodySees() {
        open("{\"subject\": \"S\", \"customerEmail\": \"o@example.com\\u200b\"}")
                .statusCode(201)
                .body("customer.email", equalTo("o@example.com"));
    }

    private static ValidatableResponse status(String path, String version, String status) {
        return as().header("If-Match", version)
                .body("{\"status\": \"" + status + "\"}")
                .post(path + "/status")
                .then();
    }

    private static ValidatableResponse open(String body) {
        return as().body(body).post("/support/tickets").then();
    }

    private static RequestSpecification as() {
        return TestLogin.as(ACME, ADMINISTRATOR);
    }
}
