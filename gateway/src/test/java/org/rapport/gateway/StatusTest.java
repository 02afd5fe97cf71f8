package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest.Builder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.gateway.fixture.FakeService;
import org.rapport.gateway.fixture.FakeService.Asked;
import org.rapport.gateway.fixture.Token;
import org.rapport.gateway.health.Lifecycle;
import org.rapport.kit.startup.StartCondition;

/** What the gateway tells of itself and the services. */
@QuarkusTest
class StatusTest extends GatewayTest {

    private static final String HEALTH = "/api/health";
    private static final String VERSION = "/api/version";
    private static final List<String> SERVICES = List.of("sales", "marketing", "support", "admin");

    private static final String WELL = """
            {"name": "service", "status": "UP", "data": {"version": "1.2.3"}},
            {"name": "consumers", "status": "UP"},
            {"name": "relay", "status": "UP", "data": {"active": true, "lagMillis": 0, "problem": "none"}}
            """;
    private static final String WAITING = WELL.replace("\"consumers\", \"status\": \"UP\"", """
            "consumers", "status": "UP", "data": {"lead-intake crm.marketing-3@7":
              "waits since 2026-03-01T09:30:00Z: ERROR: deadlock detected\\n  Detail: Key (email)=(ada@acme.example)"}
            """);
    private static final String READY = """
            {"name": "directory", "status": "UP"},
            {"name": "Database connections health check", "status": "UP", "data": {"<default>": "UP"}},
            """;

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    @Inject
    Lifecycle lifecycle;

    @Inject
    MeterRegistry registry;

    /** Other tests leave breakers open, and a Keycloak that did not answer. */
    @BeforeEach
    void letAllBeWell() {
        send(with(surroundings.idp().token().naming("another").sign(), "/sales/leads"));
        for (var path : List.of("/sales/leads", "/marketing/forms", "/support/tickets", "/api/tags")) {
            await(() -> send(asAda(path)).statusCode() == 200);
        }
        surroundings.reset();
        SERVICES.forEach(name -> surroundings.service(name).answer(healthy(READY, WELL)));
    }

    @Test
    void showsAnOperatorAllParts() {
        var answer = askAnew(HEALTH);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("RateLimit")).isPresent();
        var health = new JsonObject(answer.body());
        assertThat(health.getString("status")).as(answer.body()).isEqualTo("up");
        assertThat(Instant.parse(health.getString("time")))
                .isBetween(Instant.now().minusSeconds(10), Instant.now());
        assertThat(parts(health))
                .extracting(part -> part.getString("name"))
                .containsExactly("gateway", "sales", "marketing", "support", "admin");
        assertThat(part(health, "gateway").getString("version")).isEqualTo(version);
        assertThat(part(health, "gateway").getJsonArray("checks")).isEqualTo(new JsonArray("""
                [{"name": "breakers", "status": "up", "data":
                  {"sales": "closed", "marketing": "closed", "support": "closed", "admin": "closed"}},
                 {"name": "keycloak", "status": "up", "data": {"keysKnown": true, "answers": true}},
                 {"name": "ready", "status": "up", "data": {}}]
                """));
        assertThat(SERVICES).allSatisfy(name -> {
            var part = part(health, name);
            assertThat(((Number) part.remove("milliseconds")).longValue()).isBetween(0L, 2_500L);
            assertThat(part).isEqualTo(new JsonObject("""
                    {"name": "%s", "status": "up", "version": "1.2.3", "checks": [
                      {"name": "Database connections health check", "status": "up", "data": {"<default>": "UP"}},
                      {"name": "consumers", "status": "up", "data": {}},
                      {"name": "directory", "status": "up", "data": {}},
                      {"name": "relay", "status": "up", "data": {"active": true, "lagMillis": 0, "problem": "none"}},
                      {"name": "service", "status": "up", "data": {"version": "1.2.3"}}]}
                    """.formatted(name)));
            assertThat(surroundings.service(name).asked())
                    .extracting(Asked::method, asked -> asked.uri().toString(), asked -> asked.header("authorization"))
                    .as("without anybody's token")
                    .containsExactlyInAnyOrder(tuple("GET", "/q/health", ""), tuple("GET", "/q/health/well", ""));
        });
    }

    @Test
    void tellsWhoIsAwayAndWhoWaits() {
        var over = new CountDownLatch(1);
        surroundings.service("sales").answer(HttpExchange::close);
        surroundings.service("marketing").answer(healthy(READY, WAITING));
        surroundings.service("support").answer(_ -> uninterruptibly(over));
        surroundings
                .service("admin")
                .answer(exchange -> FakeService.respond(
                        exchange, 200, "{\"status\": \"UP\", \"checks\": [" + " ".repeat(70_000) + "]}"));

        var begun = System.nanoTime();
        var answer = askAnew(HEALTH);
        var millis = (System.nanoTime() - begun) / 1_000_000;
        over.countDown();

        var health = new JsonObject(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(millis).isBetween(1_900L, 4_000L);
        assertThat(health.getString("status")).isEqualTo("degraded");
        assertThat(parts(health))
                .extracting(part -> part.getString("status"))
                .as(answer.body())
                .containsExactly("up", "down", "degraded", "down", "down");
        assertThat(parts(health))
                .extracting(part -> part.getString("problem"))
                .containsExactly(
                        null, "does not answer", null, "does not answer within 2 s", "answers more than 65536 bytes");
        assertThat(part(health, "sales").getValue("version")).isNull();
        assertThat(part(health, "marketing").getJsonArray("checks").getJsonObject(1))
                .isEqualTo(new JsonObject("""
                {"name": "consumers", "status": "down", "data": {"lead-intake crm.marketing-3@7":
                  "waits since 2026-03-01T09:30:00Z: ERROR: deadlock detected"}}
                """));
        assertThat(answer.body()).doesNotContain("ada@");
        assertThat(send(to("/health/ready")).statusCode()).isEqualTo(200);
    }

    @Test
    void hearsAServiceWhoseDatabaseKeepsItWaiting() {
        var over = new CountDownLatch(1);
        surroundings.service("sales").answer(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/q/health")) {
                uninterruptibly(over);
            } else {
                healthy(READY, WELL).handle(exchange);
            }
        });
        surroundings.service("marketing").answer(exchange -> FakeService.respond(exchange, 200, "{\"checks\": ["));
        surroundings.service("support").answer(healthy(READY.replaceFirst("UP", "DOWN"), WELL));
        surroundings.service("admin").answer(exchange -> FakeService.respond(exchange, 404, "<html>"));

        var answer = askAnew(HEALTH);
        over.countDown();

        var health = new JsonObject(answer.body());
        assertThat(parts(health))
                .extracting(part -> part.getString("status"))
                .as(answer.body())
                .containsExactly("up", "degraded", "down", "degraded", "down");
        assertThat(parts(health))
                .extracting(part -> part.getString("problem"))
                .containsExactly(
                        null,
                        "/q/health does not answer within 2 s",
                        "answers something else than its health",
                        null,
                        "answers something else than its health");
        assertThat(part(health, "sales").getString("version")).isEqualTo("1.2.3");
    }

    @Test
    void isDownWhereNobodyIsServed() {
        SERVICES.forEach(name -> surroundings.service(name).answer(HttpExchange::close));

        var health = new JsonObject(askAnew(HEALTH).body());

        assertThat(health.getString("status")).isEqualTo("down");
        assertThat(part(health, "gateway").getString("status")).isEqualTo("up");
        assertThat(send(to("/health/ready")).statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhyTheGatewayIsNotReady() {
        lifecycle.refuse(List.of("anybody can register"));
        HttpResponse<String> answer;
        try {
            answer = askAnew(HEALTH);
        } finally {
            lifecycle.refuse(List.of());
        }

        var health = new JsonObject(answer.body());
        assertThat(health.getString("status")).isEqualTo("down");
        assertThat(part(health, "gateway").getString("status")).isEqualTo("down");
        assertThat(part(health, "gateway").getJsonArray("checks").getJsonObject(2))
                .isEqualTo(new JsonObject("""
                {"name": "ready", "status": "down", "data": {"reason": "anybody can register"}}
                """));
    }

    @Test
    void asksOnceForFiftyWhoWantToKnow() {
        var over = new CountDownLatch(1);
        SERVICES.forEach(name -> surroundings.service(name).answer(exchange -> {
            uninterruptibly(over);
            healthy(READY, WELL).handle(exchange);
        }));
        letTheLastAnswerGrowOld();
        var token = otto().sign();

        var asking = Stream.generate(() -> CLIENT.sendAsync(with(token, HEALTH).build(), BodyHandlers.ofString()))
                .limit(50)
                .toList();
        await(() -> registry.get("crm.gateway.requests.underway").gauge().value() >= 50);
        over.countDown();
        var answers =
                asking.stream().map(answer -> answer.join().body()).distinct().toList();

        assertThat(answers).hasSize(1);
        assertThat(send(asOtto(HEALTH)).body()).as("of the last second").isEqualTo(answers.getFirst());
        assertThat(new JsonObject(send(asOtto(VERSION)).body()).getJsonArray("parts"))
                .hasSize(5);
        assertThat(SERVICES)
                .allSatisfy(
                        name -> assertThat(surroundings.service(name).asked()).hasSize(2));
    }

    @Test
    void tellsWhatWentWrongAtTheGatewayAfterItsStart() {
        var condition = new StartCondition("weather", _ -> {}, _ -> {});
        condition.isRight();
        lifecycle.needs(condition);
        HttpResponse<String> answer;
        try {
            condition.isWrong("it rains");
            answer = askAnew(HEALTH);
        } finally {
            condition.isRight();
        }

        var health = new JsonObject(answer.body());
        assertThat(part(health, "gateway").getString("status")).isEqualTo("degraded");
        assertThat(part(health, "gateway").getJsonArray("checks").getJsonObject(3))
                .isEqualTo(new JsonObject("""
                {"name": "weather", "status": "down", "data": {"finding": "it rains"}}
                """));
    }

    @Test
    void tellsOperatorsTheVersionOfEachPart() {
        surroundings.service("support").answer(HttpExchange::close);

        var answer = askAnew(VERSION);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(new JsonObject(answer.body())).isEqualTo(new JsonObject("""
                {"version": "%1$s", "parts": [{"name": "gateway", "version": "%1$s"},
                  {"name": "sales", "version": "1.2.3"}, {"name": "marketing", "version": "1.2.3"},
                  {"name": "support", "version": null}, {"name": "admin", "version": "1.2.3"}]}
                """.formatted(version)));
    }

    @Test
    void tellsOthersTheVersionAlone() {
        for (var caller : List.of(surroundings.idp().token(), machine())) {
            var answer = send(with(caller.sign(), VERSION));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new JsonObject(answer.body())).isEqualTo(new JsonObject().put("version", version));
        }
        assertNobodyWasAsked();
    }

    @Test
    void showsHealthToOperatorsOnly() {
        for (var caller : List.of(surroundings.idp().token(), machine())) {
            var answer = send(with(caller.sign(), HEALTH));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(problemOf(answer)).isEqualTo("permission-missing");
            var problem = new JsonObject(answer.body());
            assertThat(problem.getString("title")).isEqualTo("Permission missing");
            assertThat(problem.getString("detail")).isEqualTo("This needs a platform administrator.");
            assertThat(problem.getString("permission")).isEqualTo("platform-admin");
        }
        assertThat(problemOf(send(with(otto().claim("acr", "1").sign(), HEALTH))))
                .isEqualTo("second-factor-required");
        assertNobodyWasAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {HEALTH, VERSION})
    void tellsStrangersNothing(String path) {
        var nobody = send(to(path).header("Origin", "https://app.example.test"));
        var homeless =
                send(with(surroundings.idp().token().without("organization").sign(), path));

        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(problemOf(nobody)).isEqualTo("unauthenticated");
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(nobody.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://app.example.test");
        assertThat(homeless.statusCode()).isEqualTo(403);
        assertThat(problemOf(homeless)).isEqualTo("tenant-required");
        assertNobodyWasAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {HEALTH, VERSION})
    void isReadOnly(String path) {
        var head = send(asOtto(path).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();

        for (var method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            var answer = send(asOtto(path).method(method, BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HEALTH + "x", HEALTH + "/live", VERSION + "s"})
    void leavesOtherPathsToTheirService(String path) {
        send(asOtto(path));

        assertThat(surroundings.service("admin").lastAsked().uri()).hasToString(path);
        assertThat(surroundings.sales().asked()).isEmpty();
    }

    private Token otto() {
        return surroundings
                .idp()
                .token()
                .claim("realm_access", Map.of("roles", List.of("platform-admin")))
                .claim("organization", Map.of("platform", Map.of("id", Token.GLOBEX.toString())))
                .claim("acr", "2");
    }

    private Token machine() {
        return surroundings
                .idp()
                .token()
                .claim("azp", "erp")
                .claim("client_id", "erp")
                .claim("preferred_username", "service-account-erp");
    }

    private HttpResponse<String> askAnew(String path) {
        letTheLastAnswerGrowOld();
        return send(asOtto(path));
    }

    private void letTheLastAnswerGrowOld() {
        var end = Instant.now().plusMillis(1_100);
        await(() -> Instant.now().isAfter(end));
    }

    private Builder asOtto(String path) {
        return with(otto().sign(), path);
    }

    private void assertNobodyWasAsked() {
        assertThat(SERVICES)
                .allSatisfy(
                        name -> assertThat(surroundings.service(name).asked()).isEmpty());
    }

    private static HttpHandler healthy(String ready, String well) {
        return exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/q/health" -> respond(exchange, ready + well);
                case "/q/health/well" -> respond(exchange, well);
                default -> FakeService.respond(exchange, 404, "{}");
            }
        };
    }

    private static void respond(HttpExchange exchange, String checks) throws IOException {
        var down = checks.contains("DOWN");
        FakeService.respond(
                exchange,
                down ? 503 : 200,
                "{\"status\": \"%s\", \"checks\": [%s]}".formatted(down ? "DOWN" : "UP", checks));
    }

    private static List<JsonObject> parts(JsonObject health) {
        return health.getJsonArray("parts").stream().map(JsonObject.class::cast).toList();
    }

    private static JsonObject part(JsonObject health, String name) {
        return parts(health).stream()
                .filter(part -> part.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }
}
