package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.gateway.fixture.FakeService;
import org.rapport.gateway.fixture.Token;

/** What the gateway answers about what somebody may do, by asking those who own the records. */
@QuarkusTest
class DecisionsTest extends QuestionTest {

    @BeforeEach
    void letServicesDecide() {
        SERVICES.forEach(name -> surroundings.service(name).answer(exchange -> decide(name, exchange)));
    }

    @Test
    void asksEachServiceItsPartOnceAndAnswersInTheOrderOfTheRequest() {
        var answer = ask(checks("ticket", "lead", "member", "account", "customer", "lead"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("RateLimit")).isPresent();
        assertThat(resultsOf(answer))
                .containsExactly("support 0", "sales 1", "admin 2", "sales 3", "support 4", "sales 5");
        assertThat(new JsonObject(answer.body()).getJsonArray("results").getJsonObject(1))
                .as("as it is")
                .isEqualTo(new JsonObject("{\"allowed\": true, \"by\": \"sales\", \"id\": \"1\"}"));
        assertThat(askedOf("sales")).containsExactly("lead 1", "account 3", "lead 5");
        assertThat(askedOf("support")).containsExactly("ticket 0", "customer 4");
        assertThat(askedOf("admin")).containsExactly("member 2");
        assertThat(surroundings.service("marketing").asked()).isEmpty();
        assertThat(onlyAsked("sales").uri()).hasToString("/sales/access/check");
        assertThat(onlyAsked("support").uri()).hasToString("/support/access/check");
        assertThat(onlyAsked("admin").uri()).hasToString("/api/superadmin/access/check");
    }

    @Test
    void tellsEachServiceWhoAsksAndNothingElseOfTheRequest() {
        send(asAda("/auth/check")
                .header("X-Request-Id", "one")
                .header("If-Match", "\"1\"")
                .header("X-Forwarded-For", "198.51.100.77")
                .POST(BodyPublishers.ofString(checks("lead", "form"))));

        for (var name : List.of("sales", "marketing")) {
            var asked = onlyAsked(name);
            var claims = new JsonObject(new String(
                    Base64.getUrlDecoder().decode(asked.header("authorization").split("[ .]")[2]),
                    StandardCharsets.UTF_8));
            assertThat(claims.getString("aud")).isEqualTo("crm-" + name);
            assertThat(claims.getString("tenant")).isEqualTo(Token.ACME.toString());
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.header("content-type")).isEqualTo("application/json");
            assertThat(asked.header("x-request-id")).isEqualTo("one");
            assertThat(asked.header("x-forwarded-for")).isEqualTo("198.51.100.77");
            assertThat(asked.header("traceparent")).isNotEmpty();
            assertThat(asked.headers()).doesNotContainKey("if-match");
        }
    }

    @Test
    void asksServicesSideBySide() {
        var both = new CountDownLatch(2);
        for (var name : List.of("sales", "support")) {
            surroundings.service(name).answer(exchange -> {
                both.countDown();
                uninterruptibly(both);
                decide(name, exchange);
            });
        }

        assertThat(ask(checks("lead", "ticket")).statusCode()).isEqualTo(200);
    }

    @Test
    void forwardsChecksThatConcernOneService() {
        var body = checks("lead", "account").replace("\"action\"", "\n\"action\"");

        var answer = ask(body);

        assertThat(resultsOf(answer)).containsExactly("sales 0", "sales 1");
        assertThat(bodies).containsOnly(Map.entry("sales", body));
        assertThat(onlyAsked("sales").uri()).hasToString("/sales/access/check");
    }

    @ParameterizedTest
    @CsvSource({
        "lead,sales,/sales/access/explain",
        "form,marketing,/marketing/access/explain",
        "ticket,support,/support/access/explain",
        "role,admin,/api/superadmin/access/explain"
    })
    void forwardsAQuestionToTheServiceThatOwnsTheType(String type, String name, String path) {
        surroundings.service(name).answer(exchange -> {
            bodyOf(name, exchange);
            exchange.getResponseHeaders().set("Retry-After", "7");
            FakeService.respond(exchange, 409, "{\"type\": \"urn:problem:any\"}");
        });
        var body = "{ \"resourceType\": \"%s\", \"id\": \"1\", \"action\": \"edit\", \"memberId\": \"2\" }"
                .formatted(type);

        var answer = send(asAda("/auth/explain?any")
                .header("Content-Type", "application/json")
                .header("Accept-Language", "de")
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"type\": \"urn:problem:any\"}");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(bodies).containsOnly(Map.entry(name, body));
        var asked = onlyAsked(name);
        assertThat(asked.uri()).hasToString(path);
        assertThat(asked.header("accept-language")).isEqualTo("de");
        assertThat(asked.header("content-type")).isEqualTo("application/json");
        assertThat(asked.header("authorization")).startsWith("Bearer ");
    }

    @Test
    void saysThatOneOfTheServicesDoesNotAnswerAndLeavesItAlone() {
        var support = surroundings.service("support");
        support.answer(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.close();
        });

        for (var time = 0; time < 5; time++) {
            var answer = ask(checks("lead", "ticket"));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(problemOf(answer)).isEqualTo("service-unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(support.asked()).hasSize(5);

        support.answer(exchange -> decide("support", exchange));
        assertThat(ask(checks("lead", "ticket")).statusCode()).isEqualTo(503);
        assertThat(ask(checks("ticket")).statusCode()).isEqualTo(503);
        assertThat(support.asked()).as("the breaker is open").hasSize(5);
        await(() -> ask(checks("lead", "ticket")).statusCode() == 200);
    }

    @Test
    void tellsAProblemOfTheWholeRequest() {
        surroundings.service("support").answer(exchange -> FakeService.respond(exchange, 422, """
                {"type": "urn:problem:invalid", "title": "Invalid", "status": 422, "traceId": "1", "more": [1], "errors": [
                  {"pointer": "/checks/1/action", "detail": "a"}, {"pointer": "/checks/0", "detail": "b"},
                  {"pointer": "/checks/2/action", "detail": "c"}, {"pointer": "/checks", "detail": "d"}]}
                """));

        var answer = ask(checks("lead", "ticket", "lead", "customer"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problemOf(answer)).isEqualTo("invalid");
        assertThat(new JsonObject(answer.body()).getJsonArray("more")).hasSize(1);
        assertThat(pointersOf(answer)).containsExactly("/checks/3/action", "/checks/1", "/checks/2/action", "/checks");
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void tellsWhenAProblemMayHavePassed() {
        surroundings.service("support").answer(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Retry-After", "7");
            FakeService.respond(exchange, 503, "{\"type\": \"urn:problem:any\"}");
        });

        var answer = ask(checks("lead", "ticket"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"200|{\"results\": []}", "500|{}", "200|[]", "204|''"})
    void saysThatAServiceDoesNotAnswerWhereItAnswersNothingOfUse(int status, String body) {
        surroundings.service("marketing").answer(exchange -> {
            exchange.getRequestBody().readAllBytes();
            FakeService.respond(exchange, status, body);
        });

        var answer = ask(checks("lead", "form"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(problemOf(answer)).isEqualTo("service-unavailable");
    }

    @Test
    void knowsNoOtherTypes() {
        var answer = ask(checks("lead", "dragon", "ticket", "Lead"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(problemOf(answer)).isEqualTo("resource-type-unknown");
        assertThat(pointersOf(answer)).containsExactly("/checks/1/resourceType", "/checks/3/resourceType");
        assertThat(answer.body()).contains("must be one of account, audience, ");
        var unexplained = send(asAda("/auth/explain").POST(BodyPublishers.ofString("{\"resourceType\": 1}")));
        assertThat(unexplained.statusCode()).isEqualTo(422);
        assertThat(pointersOf(unexplained)).containsExactly("/resourceType");
        assertNobodyWasAsked();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"checks\": {}}",
                "{\"checks\": []}",
                "{\"checks\": [1]}",
                "{\"checks\": [null]}"
            })
    void refusesWhatIsNoQuestion(String body) {
        var answer = ask(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problemOf(answer)).isEqualTo("malformed-request");
        assertNobodyWasAsked();
    }

    @Test
    void takesAThousandChecks() {
        var types = new String[1_001];
        for (var index = 0; index < types.length; index++) {
            types[index] = index % 3 == 0 ? "ticket" : "lead";
        }

        var most = ask(checks(Stream.of(types).limit(1_000).toArray(String[]::new)));
        assertThat(most.statusCode()).isEqualTo(200);
        assertThat(resultsOf(most))
                .hasSize(1_000)
                .startsWith("support 0", "sales 1")
                .endsWith("sales 998", "support 999");
        assertThat(ask(checks(types)).statusCode()).isEqualTo(400);
    }

    @Test
    void takesNoMoreThanAMebibyte() {
        var longest = " ".repeat((1 << 20) - 2) + "{}";

        for (var time = 0; time < 5; time++) {
            assertThat(ask(longest).statusCode()).isEqualTo(400);
            for (var several : List.of(checks("lead"), checks("lead", "ticket"))) {
                assertThat(ask(several + " ".repeat(1_000_000)).statusCode())
                        .as("memory was given back")
                        .isEqualTo(200);
            }
        }
        for (var tooLong : List.of(
                BodyPublishers.ofString(longest + " "),
                BodyPublishers.fromPublisher(BodyPublishers.ofString(longest + " ")))) {
            var answer = send(asAda("/auth/check").POST(tooLong));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(problemOf(answer)).isEqualTo("too-large");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/check", "/auth/explain"})
    void admitsWhoeverMayCallAService(String path) {
        var anonymous = send(to(path).POST(BodyPublishers.ofString(checks("lead"))));
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(problemOf(anonymous)).isEqualTo("unauthenticated");
        var nowhere = surroundings.idp().token().without("organization").sign();
        var homeless = send(with(nowhere, path).POST(BodyPublishers.ofString(checks("lead"))));
        assertThat(homeless.statusCode()).isEqualTo(403);
        assertThat(problemOf(homeless)).isEqualTo("tenant-required");
        var read = send(asAda(path));
        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(read.headers().firstValue("Allow")).hasValue("POST");
        assertNobodyWasAsked();
    }

    @Test
    void wantsAnOriginAndAHeaderWithACookie() {
        var session = signIn(LONG);

        var forged = send(
                to("/auth/check").header("Cookie", session).POST(BodyPublishers.ofString(checks("lead", "ticket"))));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(problemOf(forged)).isEqualTo("cross-site-request");
        assertNobodyWasAsked();

        var meant = send(to("/auth/check")
                .header("Cookie", session)
                .header("Origin", "http://127.0.0.1:8080")
                .header("X-CRM-Requested-With", "app")
                .POST(BodyPublishers.ofString(checks("lead", "ticket"))));
        assertThat(resultsOf(meant)).containsExactly("sales 0", "support 1");
        assertThat(onlyAsked("sales").headers()).doesNotContainKey("cookie");
    }

    /** Allows everything, and says who decided about what. */
    private void decide(String name, HttpExchange exchange) throws IOException {
        var body = bodyOf(name, exchange);
        var results = new JsonArray();
        for (var check : new JsonObject(body).getJsonArray("checks")) {
            results.add(new JsonObject()
                    .put("allowed", true)
                    .put("by", name)
                    .put("id", ((JsonObject) check).getString("id")));
        }
        FakeService.respond(
                exchange, 200, new JsonObject().put("results", results).encode());
    }

    private HttpResponse<String> ask(String body) {
        return send(asAda("/auth/check").POST(BodyPublishers.ofString(body)));
    }

    /** One of each type, with its index for an id. */
    private static String checks(String... types) {
        var checks = new JsonArray();
        for (var type : types) {
            checks.add(new JsonObject()
                    .put("resourceType", type)
                    .put("action", "edit")
                    .put("id", Integer.toString(checks.size())));
        }
        return new JsonObject().put("checks", checks).encode();
    }

    private static List<String> resultsOf(HttpResponse<String> answer) {
        return membersOf(answer.body(), "results", "by", "id");
    }

    private List<String> askedOf(String name) {
        return membersOf(bodies.get(name), "checks", "resourceType", "id");
    }
}
