package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.gateway.fixture.FakeService;

/** What the gateway answers about what a policy would change, by asking all services. */
@QuarkusTest
class SimulationTest extends QuestionTest {

    private static final String PATH = "/api/superadmin/policies/simulate";
    private static final String BODY = "{ \"policyId\": \"1\",\n \"version\": 3.0, \"policyId\": \"2\" }";

    @Inject
    MeterRegistry registry;

    @BeforeEach
    void letServicesSimulate() {
        answer("sales", 1, true, false, "lead", "account");
        answer("marketing", 10, true, false);
        answer("support", 100, true, false, "ticket");
        answer("admin", 1_000, true, false, "member");
    }

    @Test
    void addsUpWhatAllServicesSay() {
        var answer = ask(BODY);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("RateLimit")).isPresent();
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(new JsonObject(answer.body())).isEqualTo(new JsonObject("""
                {"decisions": 1111, "outdated": 2222, "records": 3333, "complete": true, "more": false, "changes": [
                  {"resourceType": "lead", "lost": 3}, {"resourceType": "account", "lost": 3},
                  {"resourceType": "ticket", "lost": 3}, {"resourceType": "member", "lost": 3}]}
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "marketing", "support", "admin"})
    void isIncompleteIfOneIsAndTellsThatThereIsMoreOfOne(String name) {
        answer(name, 0, false, true);

        var answer = new JsonObject(ask(BODY).body());

        assertThat(answer.getBoolean("complete")).isFalse();
        assertThat(answer.getBoolean("more")).isTrue();
    }

    @Test
    void asksEachServiceInTheSameWordsForTheCaller() {
        assertThat(ask(BODY).statusCode()).isEqualTo(200);

        assertThat(SERVICES).allSatisfy(name -> {
            assertThat(bodies.get(name)).isEqualTo(BODY);
            assertThat(onlyAsked(name).method()).isEqualTo("POST");
            assertThat(onlyAsked(name).header("authorization")).startsWith("Bearer ");
            assertThat(onlyAsked(name).header("content-type")).isEqualTo("application/json");
        });
        assertThat(SERVICES)
                .extracting(name -> onlyAsked(name).uri().toString())
                .containsExactly(
                        "/sales/access/simulate",
                        "/marketing/access/simulate",
                        "/support/access/simulate",
                        "/api/superadmin/access/simulate");
    }

    @Test
    void asksThemSideBySide() {
        var all = new CountDownLatch(4);
        for (var name : SERVICES) {
            surroundings.service(name).answer(exchange -> {
                bodyOf(name, exchange);
                all.countDown();
                uninterruptibly(all);
                FakeService.respond(exchange, 200, simulation(1, true, false));
            });
        }

        assertThat(ask(BODY).statusCode()).isEqualTo(200);
    }

    @Test
    void answersTheProblemOfTheFirst() {
        refuse("admin", 404, "not-found");
        refuse("marketing", 503, "policy-not-heard-of");

        var answer = ask(BODY);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(problemOf(answer)).isEqualTo("policy-not-heard-of");
        assertThat(pointersOf(answer)).as("as it is").containsExactly("/checks/0");
    }

    @Test
    void saysThatOneOfTheServicesDoesNotAnswer() {
        surroundings.service("support").answer(exchange -> {
            bodyOf("support", exchange);
            exchange.close();
        });
        refuse("admin", 404, "not-found");

        assertUnavailable(ask(BODY));
    }

    @Test
    void waitsForAServiceAsLongAsForARequestThatIsForwarded() {
        var over = new CountDownLatch(1);
        surroundings.service("admin").answer(exchange -> uninterruptibly(over));

        var begun = System.nanoTime();
        var answer = ask(BODY);
        var passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        over.countDown();

        assertUnavailable(answer);
        assertThat(passed).as("the silence of tests is 2 s").isBetween(1_500L, 4_500L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{}",
                "200|[]",
                "500|{}",
                "204|''",
                "200|{\"decisions\":1,\"outdated\":1,\"records\":1,\"complete\":1,\"more\":false,\"changes\":[]}",
                "200|{\"decisions\":1,\"outdated\":1,\"records\":1,\"complete\":true,\"changes\":[]}",
                "200|{\"decisions\":1,\"outdated\":1,\"records\":null,\"complete\":true,\"more\":false,\"changes\":[]}",
                "200|{\"decisions\":1,\"outdated\":1,\"records\":1,\"complete\":true,\"more\":false,\"changes\":{}}"
            })
    void saysThatAServiceDoesNotAnswerWhereItAnswersNothingOfUse(int status, String body) {
        surroundings.service("marketing").answer(exchange -> {
            bodyOf("marketing", exchange);
            FakeService.respond(exchange, status, body);
        });

        assertUnavailable(ask(BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "1"})
    void refusesWhatIsNoObject(String body) {
        var answer = ask(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problemOf(answer)).isEqualTo("malformed-request");
        assertNobodyWasAsked();
    }

    @Test
    void admitsWhoeverMayCallAService() {
        var anonymous = send(to(PATH).POST(BodyPublishers.ofString(BODY)));
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(problemOf(anonymous)).isEqualTo("unauthenticated");
        var nowhere = surroundings.idp().token().without("organization").sign();
        var homeless = send(with(nowhere, PATH).POST(BodyPublishers.ofString(BODY)));
        assertThat(homeless.statusCode()).isEqualTo(403);
        assertThat(problemOf(homeless)).isEqualTo("tenant-required");
        assertNobodyWasAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void isPostedOnly(String method) {
        var answer = send(asAda(PATH).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        assertNobodyWasAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/superadmin/policies", PATH + "/1", PATH + "s"})
    void leavesOtherPathsToTheirService(String path) {
        send(asAda(path).POST(BodyPublishers.ofString(BODY)));

        assertThat(onlyAsked("admin").uri()).hasToString(path);
        assertThat(surroundings.service("sales").asked()).isEmpty();
    }

    @Test
    void isCountedAsTheGatewaysOwn() {
        var before = answered();

        ask(BODY);

        await(() -> answered() > before); // what other tests asked may be counted late
    }

    private long answered() {
        return registry.get("crm.gateway.requests")
                .tag("target", "gateway")
                .tag("outcome", "2xx")
                .timer()
                .count();
    }

    private void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(problemOf(answer)).isEqualTo("service-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    }

    private void refuse(String name, int status, String code) {
        surroundings.service(name).answer(exchange -> {
            bodyOf(name, exchange);
            exchange.getResponseHeaders().set("Retry-After", "7");
            FakeService.respond(exchange, status, """
                    {"type": "urn:problem:%s", "status": %d, "traceId": "1", "errors": [{"pointer": "/checks/0"}]}
                    """.formatted(code, status));
        });
    }

    private void answer(String name, int count, boolean complete, boolean more, String... types) {
        surroundings.service(name).answer(exchange -> {
            bodyOf(name, exchange);
            FakeService.respond(exchange, 200, simulation(count, complete, more, types));
        });
    }

    /** A change for each type. */
    private static String simulation(int count, boolean complete, boolean more, String... types) {
        var changes = new JsonArray();
        for (var type : types) {
            changes.add(new JsonObject().put("resourceType", type).put("lost", 3));
        }
        return new JsonObject()
                .put("decisions", count)
                .put("outdated", 2 * count)
                .put("records", 3 * count)
                .put("complete", complete)
                .put("more", more)
                .put("changes", changes)
                .encode();
    }

    private HttpResponse<String> ask(String body) {
        return send(asAda(PATH).POST(BodyPublishers.ofString(body)));
    }
}
