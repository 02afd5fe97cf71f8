package org.rapport.sales.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.PROSPECTOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;

@QuarkusTest
class BatchTest {

    @Test
    void doesEachAsIfAskedAlone() {
        String lead = id("/sales/leads", person());

        ask(alone(
                        operation("PATCH", "/sales/leads/" + lead, 1, "{\"jobTitle\": \"Buyer\"}"),
                        operation("POST", "/sales/leads", null, "{\"jobTitle\": \"Nobody\"}"),
                        operation("POST", "/sales/leads/" + lead + "/qualify", 1, null),
                        operation("POST", "/sales/leads/" + lead + "/qualify", 2, null),
                        operation("DELETE", "/sales/leads/" + UUID.randomUUID(), 1, null),
                        operation("DELETE", "/sales/leads/nonsense", 1, null),
                        operation("DELETE", "/sales/leads/" + lead, null, null),
                        operation("DELETE", "/sales/leads/" + lead, 3, null)))
                .statusCode(207)
                .body("results.status", contains(200, 422, 412, 200, 404, 404, 428, 204))
                .body("results[0].body.jobTitle", equalTo("Buyer"))
                .body("results[1].body.errors[0].pointer", startsWith("/"))
                .body("results[2].body.type", equalTo("urn:problem:stale-version"))
                .body("results[3].body.status", equalTo("qualified"))
                .body("results[7]", not(hasKey("body")));

        get("/sales/leads/" + lead).statusCode(404);
    }

    @Test
    void refersToWhatOperationsBeforeHaveAnswered() {
        var made = ask(alone(
                        named("buyer", "POST", "/sales/accounts", null, "{\"name\": \"Buyer\"}"),
                        named("deal", "POST", "/sales/opportunities", null, """
                                {"name": "{text}", "accountId": "{buyer.id}"}"""),
                        operation("POST", "/sales/opportunities/{deal.id}/win", 1, null)))
                .statusCode(207)
                .body("results.status", contains(201, 201, 200))
                .extract()
                .jsonPath();

        assertThat(made.getString("results[1].body.accountId")).isEqualTo(made.getString("results[0].body.id"));
        assertThat(made.getString("results[1].body.name"))
                .as("refers to nothing")
                .isEqualTo("{text}");
        assertThat(made.getString("results[0].location"))
                .isEqualTo("/sales/accounts/" + made.getString("results[0].body.id"));
        get(made.getString("results[1].location")).statusCode(200).body("stage", equalTo("won"));
    }

    @Test
    void doesNotDoWhatRefersToWhatFailed() {
        ask(alone(
                        named("buyer", "POST", "/sales/accounts", null, "{}"),
                        named("deal", "POST", "/sales/opportunities", null, """
                                {"name": "Deal", "accountId": "{buyer.id}"}"""),
                        operation("POST", "/sales/opportunities/{deal.id}/win", 1, null),
                        named("other", "POST", "/sales/accounts", null, "{\"name\": \"Other\"}"),
                        operation("PATCH", "/sales/accounts/{other.id}", 1, "{\"website\": \"{other.nothing}\"}")))
                .body("results.status", contains(400, 424, 424, 201, 400))
                .body("results[1].body.type", equalTo("urn:problem:dependency-failed"))
                .body("results[4].body.errors[0].pointer", equalTo("/body/website"));
    }

    /** Each command journals its own change, also of a record that another of the batch has made. */
    @Test
    void doesAllOfAnAtomicOne() {
        String lead = ask(atomic(
                        named("lead", "POST", "/sales/leads", null, person()),
                        operation("POST", "/sales/leads/{lead.id}/work", 1, null),
                        operation("PATCH", "/sales/leads/{lead.id}", 2, "{\"jobTitle\": \"Buyer\"}")))
                .statusCode(207)
                .body("results.status", contains(201, 200, 200))
                .extract()
                .path("results[0].body.id");

        get("/sales/leads/" + lead)
                .body("version", equalTo(3))
                .body("status", equalTo("working"))
                .body("jobTitle", equalTo("Buyer"));
        get("/sales/leads/" + lead + "/history").body("items.version", contains(3, 2, 1));
    }

    @Test
    void doesNothingOfAnAtomicOneThatFails() {
        String name = "Nobody " + UUID.randomUUID();
        String lead = id("/sales/leads", person());

        ask(atomic(
                        operation("PATCH", "/sales/leads/" + lead, 1, "{\"jobTitle\": \"Buyer\"}"),
                        operation("POST", "/sales/accounts", null, "{\"name\": \"%s\"}".formatted(name)),
                        operation("POST", "/sales/accounts", null, "{\"name\": \"\"}"),
                        operation("POST", "/sales/leads/" + lead + "/work", 2, null)))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:problem:invalid-request"))
                .body("operation", equalTo(2))
                .body("errors.pointer", hasItem("/operations/2/body/name"));

        get("/sales/leads/" + lead).body("version", equalTo(1));
        get("/sales/accounts?filter=name=='" + name + "'").body("items", hasSize(0));
    }

    @Test
    void doesOnceWhatIsSentTwice() {
        String key = UUID.randomUUID().toString();
        String lead = id("/sales/leads", person());
        String batch = alone(
                named("made", "POST", "/sales/leads", null, person()),
                operation("POST", "/sales/leads/" + lead + "/work", 2, null),
                operation("PATCH", "/sales/leads/{made.id}", 1, "{\"jobTitle\": \"Buyer\"}"));

        String made = ask(ADMINISTRATOR, key, batch)
                .body("results.status", contains(201, 412, 200))
                .extract()
                .path("results[0].body.id");
        ask(alone(operation("PATCH", "/sales/leads/" + lead, 1, "{\"jobTitle\": \"Buyer\"}")));

        ask(ADMINISTRATOR, key, batch)
                .body("results.status", contains(201, 200, 200))
                .body("results[0].body.id", equalTo(made))
                .body("results[2].body.version", equalTo(2));
        ask(ADMINISTRATOR, key, alone(operation("POST", "/sales/leads", null, person())))
                .body("results[0].body.type", equalTo("urn:problem:idempotency-key-reused"));
    }

    @Test
    void doesAnAtomicOneOnceThoughFiftyAskAtOnce() throws Exception {
        String name = "Once " + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        String batch = atomic(
                operation("POST", "/sales/accounts", null, "{\"name\": \"%s\"}".formatted(name)),
                operation("POST", "/sales/leads", null, person()));
        Callable<Integer> asking =
                () -> ask(ADMINISTRATOR, key, batch).extract().statusCode();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : callers.invokeAll(Collections.nCopies(50, asking))) {
                assertThat(answer.get()).isIn(207, 409);
            }
        }

        get("/sales/accounts?filter=name=='" + name + "'").body("items", hasSize(1));
    }

    @Test
    void allowsNothingThatIsNotAllowedAlone() {
        String lead = id("/sales/leads", person());
        String deal = id("/sales/opportunities", """
                {"name": "Deal", "accountId": "%s"}""".formatted(id("/sales/accounts", "{\"name\": \"Buyer\"}")));
        String batch = alone(
                operation("POST", "/sales/leads/" + lead + "/work", 1, null),
                operation("POST", "/sales/opportunities/" + deal + "/win", 1, null));

        ask(READER, null, batch)
                .body("results.status", contains(403, 403))
                .body("results[0].body.permission", equalTo("lead:edit"));
        ask(PROSPECTOR, null, batch).body("results.status", contains(200, 404));
    }

    @Test
    void showsNothingThatIsHidden() {
        TestRoles.vary(new Grant("lead", List.of("*")));
        TestPolicies.publish(deny("lead", "read", null, "jobTitle"));
        try {
            String lead = id("/sales/leads", "{\"lastName\": \"Hidden\", \"jobTitle\": \"Buyer\"}");

            ask(
                            VARYING,
                            null,
                            alone(
                                    named("lead", "POST", "/sales/leads/" + lead + "/work", 1, null),
                                    operation(
                                            "PATCH",
                                            "/sales/leads/" + lead,
                                            2,
                                            "{\"firstName\": \"{lead.jobTitle}\"}")))
                    .body("results.status", contains(200, 400))
                    .body("results[0].body.lastName", equalTo("Hidden"))
                    .body("results[0].body", not(hasKey("jobTitle")));
        } finally {
            TestPolicies.withdraw();
        }
    }

    @Test
    void refusesWhatIsNoOperationOnARecordOfThisService() {
        String lead = id("/sales/leads", person());

        ask(alone(
                        operation("POST", "/sales/nonsense", null, "{}"),
                        operation("DELETE", "/sales/leads", null, null),
                        operation("POST", "/support/tickets", null, "{\"subject\": \"Pump\"}"),
                        operation("POST", "/api/leads", null, "{}"),
                        operation("POST", "/sales/batch", null, "{\"operations\": []}"),
                        operation("POST", "/sales/leads?filter=a", null, person()),
                        operation("POST", "/sales/leads/" + lead + "/work", 1, "{}")))
                .body("results.status", contains(400, 400, 400, 400, 400, 400, 400))
                .body("results[0].body.errors[0].pointer", equalTo("/path"))
                .body("results[6].body.errors[0].pointer", equalTo("/body"));
        ask(alone(operation("GET", "/sales/leads/" + lead, null, null)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/operations/0/method"));
    }

    @Test
    void takesTwoHundred() {
        String[] operations = IntStream.range(0, 200)
                .mapToObj(_ -> operation("POST", "/sales/leads", null, person()))
                .toArray(String[]::new);
        ask(atomic(operations)).statusCode(207).body("results.status.unique()", contains(201));

        String[] more = IntStream.range(0, 201)
                .mapToObj(_ -> operation("POST", "/sales/leads", null, person()))
                .toArray(String[]::new);
        ask(alone(more)).statusCode(400).body("errors[0].pointer", equalTo("/operations"));
        ask(alone()).statusCode(400).body("errors[0].pointer", equalTo("/operations"));
    }

    private static ValidatableResponse ask(String batch) {
        return ask(ADMINISTRATOR, null, batch);
    }

    private static ValidatableResponse ask(Member member, String key, String batch) {
        var request = TestLogin.as(ACME, member);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.body(batch).post("/sales/batch").then();
    }

    private static String person() {
        return "{\"lastName\": \"Batch\"}";
    }

    private static String alone(String... operations) {
        return "{\"operations\": %s}".formatted(List.of(operations));
    }

    private static String atomic(String... operations) {
        return "{\"atomic\": true, \"operations\": %s}".formatted(List.of(operations));
    }

    private static String operation(String method, String path, Integer version, String body) {
        return named(null, method, path, version, body);
    }

    private static String named(String name, String method, String path, Integer version, String body) {
        return "{\"method\": \"%s\", \"path\": \"%s\"%s%s%s}"
                .formatted(
                        method,
                        path,
                        name == null ? "" : ", \"as\": \"%s\"".formatted(name),
                        version == null ? "" : ", \"version\": " + version,
                        body == null ? "" : ", \"body\": " + body);
    }
}
