package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.gateway.fixture.FakeService;

/** What people see and end of their sessions, and that every end is told. */
@QuarkusTest
class PersonalSessionsTest extends BrowserTest {

    private static final String SUBJECT = "3f0d7a1e-0000-4000-8000-000000000001";

    @Test
    void showsAllSessionsOfThePersonAndMarksTheOneInUse() {
        var session = UUID.randomUUID().toString();
        var admin = surroundings.service("admin");
        admin.answer(exchange -> FakeService.respond(exchange, 200, """
                {"items": [{"id": "%s", "clients": ["crm-spa"]}, {"id": "another", "clients": ["crm-mobile"]}]}
                """.formatted(session)));

        var answer = send(with(surroundings.idp().token().claim("sid", session).sign(), "/auth/sessions"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        var items = new JsonObject(answer.body()).getJsonArray("items");
        assertThat(items.getJsonObject(0).getBoolean("current")).isTrue();
        assertThat(items.getJsonObject(1).getBoolean("current")).isFalse();
        assertThat(admin.lastAsked().uri()).hasToString("/internal/sessions?subject=" + SUBJECT);
        var claims = claimsOf(admin.lastAsked().header("authorization"));
        assertThat(claims.getString("sub")).isEqualTo("gateway");
        assertThat(claims.getString("scope")).isEqualTo("sessions");
        assertThat(claims.containsKey("tenant")).isFalse();
    }

    @Test
    void endsAnotherSessionOfThePersonAndItsTokens() {
        var other = UUID.randomUUID().toString();
        var token = surroundings.idp().token().claim("sid", other).sign();
        assertThat(send(with(token, "/sales/leads")).statusCode()).isEqualTo(200);
        var admin = surroundings.service("admin");
        admin.answer(exchange -> FakeService.respond(exchange, 204, ""));

        var answer = send(with(surroundings.idp().token().sign(), "/auth/sessions/" + other)
                .DELETE());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(admin.lastAsked().method()).isEqualTo("DELETE");
        assertThat(admin.lastAsked().uri()).hasToString("/internal/sessions/" + other + "?subject=" + SUBJECT);
        assertThat(send(with(token, "/sales/leads")).statusCode()).isEqualTo(401);
    }

    @Test
    void knowsNoSessionOfSomebodyElse() {
        var other = UUID.randomUUID().toString();
        var token = surroundings.idp().token().claim("sid", other).sign();
        surroundings.service("admin").answer(exchange -> FakeService.respond(exchange, 404, "{}"));

        var answer = send(with(surroundings.idp().token().sign(), "/auth/sessions/" + other)
                .DELETE());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(send(with(token, "/sales/leads")).statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatSessionsCannotBeLookedAt() {
        surroundings.service("admin").answer(exchange -> FakeService.respond(exchange, 503, "{}"));

        for (var answer : List.of(
                send(asAda("/auth/sessions")), send(asAda("/auth/sessions/any").DELETE()))) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(problemOf(answer)).isEqualTo("sessions-unavailable");
        }
    }

    @Test
    void routesNobodyToWhatIsTheGateways() {
        assertThat(send(asAda("/internal/sessions?subject=" + SUBJECT)).statusCode())
                .isEqualTo(404);
        assertThat(surroundings.service("admin").asked()).isEmpty();
    }

    /** Each application of which Keycloak tells that a session has ended. */
    @ParameterizedTest
    @ValueSource(strings = {"crm-gateway", "crm-spa", "crm-mobile", "crm-cli"})
    void tellsWhatKeycloakTells(String client) {
        var session = UUID.randomUUID().toString();
        var token = surroundings.idp().token().claim("sid", session).sign();
        var told = tellings(0);

        assertThat(backchannel(client, session).statusCode()).isEqualTo(204);

        assertThat(send(with(token, "/sales/leads")).statusCode()).isEqualTo(401);
        await(() -> !told.isEmpty());
        assertThat(new JsonObject(told.getFirst()))
                .isEqualTo(new JsonObject().put("sid", session).put("subject", SUBJECT));
    }

    @Test
    void tellsItUntilItIsHeard() {
        var told = tellings(2);

        assertThat(backchannel("crm-gateway", UUID.randomUUID().toString()).statusCode())
                .isEqualTo(204);

        await(() -> told.size() >= 3);
        assertThat(told).hasSize(3).containsOnly(told.getFirst());
    }

    /** What admin-service is told; it does not hear the first ones. */
    private List<String> tellings(int unheard) {
        var told = new CopyOnWriteArrayList<String>();
        var count = new AtomicInteger();
        surroundings.service("admin").answer(exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            FakeService.respond(exchange, count.getAndIncrement() < unheard ? 503 : 204, "");
        });
        return told;
    }

    private HttpResponse<String> backchannel(String client, String session) {
        var token = surroundings
                .idp()
                .token()
                .claim("aud", client)
                .claim("typ", "Logout")
                .claim("sid", session)
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .sign();
        return send(to("/auth/logout/backchannel")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + token)));
    }

    private static JsonObject claimsOf(String authorization) {
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(authorization.split("[ .]")[2]), StandardCharsets.UTF_8));
    }
}
