package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.gateway.fixture.FakeService;
import org.rapport.gateway.fixture.Token;

@QuarkusTest
class ForwardingTest extends GatewayTest {

    private static final String FORM = "0198c0de-0000-7000-8000-0000000f0c30";

    @ParameterizedTest
    @CsvSource({
        "/sales/leads,sales",
        "/marketing/forms,marketing",
        "/support/tickets,support",
        "/api/superadmin/users,admin",
        "/api/audit,admin",
        "/api/leads,sales"
    })
    void sendsAPathToItsServiceUnchanged(String path, String service) {
        var answer = send(asAda(path + "?limit=2&cursor=a%2Fb"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"service\":\"" + service + "\"}");
        assertThat(surroundings.service(service).lastAsked().uri()).hasToString(path + "?limit=2&cursor=a%2Fb");
    }

    @ParameterizedTest
    @CsvSource({"/q/health", "/q/metrics", "/q/openapi", "/unknown", "/salesx"})
    void hidesEverythingElse(String path) {
        var answer = send(asAda(path));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problemOf(answer)).isEqualTo("not-found");
    }

    @Test
    void tellsTheServiceWhoCallsInAnInternalToken() throws JoseException {
        send(asAda("/sales/leads"));

        var claims = internalClaims(surroundings.sales().lastAsked());
        assertThat(claims.getString("iss")).isEqualTo("crm-gateway");
        assertThat(claims.getString("aud")).isEqualTo("crm-sales");
        assertThat(claims.getString("tenant")).isEqualTo(Token.ACME.toString());
        assertThat(claims.getString("sub")).isEqualTo("3f0d7a1e-0000-4000-8000-000000000001");
        assertThat(claims.getString("actor_type")).isEqualTo("person");
        assertThat(claims.getString("name")).isEqualTo("Ada Rep");
        assertThat(claims.getString("preferred_username")).isEqualTo("ada");
        assertThat(claims.getString("email")).isEqualTo("ada@acme.test");
        assertThat(claims.getString("client")).isEqualTo("crm-spa");
        assertThat(claims.getString("scope")).contains("organization:acme");
        assertThat(claims.getString("acr")).isEqualTo("1");
        assertThat(claims.getString("sid")).isNotBlank();
        assertThat(claims.getString("jti")).isNotBlank();
        assertThat(claims.getLong("auth_time")).isPositive();
        assertThat(claims.containsKey("operator")).isFalse();
        assertThat(claims.containsKey("organization")).isFalse();
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(60);
    }

    @Test
    void usesOneInternalTokenForManyRequestsOfASession() {
        var token = surroundings.idp().token().sign();

        send(with(token, "/sales/leads"));
        send(with(token, "/sales/contacts"));

        var asked = surroundings.sales().asked();
        assertThat(asked.getFirst().header("authorization"))
                .isEqualTo(asked.getLast().header("authorization"));
    }

    @Test
    void knowsAnOperatorOnlyInTheOrganizationPlatform() throws JoseException {
        var admin = Map.of("roles", List.of("platform-admin"));
        send(with(surroundings.idp().token().claim("realm_access", admin).sign(), "/sales/leads"));
        assertThat(internalClaims(surroundings.sales().lastAsked()).containsKey("operator"))
                .isFalse();

        send(with(
                surroundings
                        .idp()
                        .token()
                        .claim("realm_access", admin)
                        .claim("organization", Map.of("platform", Map.of("id", Token.GLOBEX.toString())))
                        .claim("acr", "2")
                        .sign(),
                "/sales/leads"));
        assertThat(internalClaims(surroundings.sales().lastAsked()).getBoolean("operator"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "", "22", "02", "3"})
    void wantsASecondFactorOfAnOperator(String acr) {
        var answer = send(with(
                surroundings
                        .idp()
                        .token()
                        .claim("realm_access", Map.of("roles", List.of("platform-admin")))
                        .claim("organization", Map.of("platform", Map.of("id", Token.GLOBEX.toString())))
                        .claim("acr", acr)
                        .sign(),
                "/sales/leads"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(problemOf(answer)).isEqualTo("second-factor-required");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"crm\", error=\"insufficient_user_authentication\", acr_values=\"2\"");
        assertThat(surroundings.sales().asked()).isEmpty();
    }

    @Test
    void callsAServiceAccountByItsClient() throws JoseException {
        var machine = surroundings
                .idp()
                .token()
                .claim("azp", "erp")
                .claim("client_id", "erp")
                .claim("preferred_username", "service-account-erp");

        send(with(machine.sign(), "/sales/leads"));

        var claims = internalClaims(surroundings.sales().lastAsked());
        assertThat(claims.getString("sub")).isEqualTo("erp");
        assertThat(claims.getString("actor_type")).isEqualTo("service");
    }

    @Test
    void doesNotBelieveAPersonWhoIsNamedLikeAServiceAccount() throws JoseException {
        send(with(
                surroundings
                        .idp()
                        .token()
                        .claim("preferred_username", "service-account-crm-spa")
                        .sign(),
                "/sales/leads"));

        assertThat(internalClaims(surroundings.sales().lastAsked()).getString("actor_type"))
                .isEqualTo("person");
    }

    @Test
    void saysItselfWhereARequestCameFrom() {
        send(asAda("/sales/leads")
                .header("X-Forwarded-For", "6.6.6.6, 203.0.113.9")
                .header("X-Forwarded-Host", "evil.test")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Tenant-Id", Token.GLOBEX.toString())
                .header("Cookie", "a=b")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .header("X-Request-Id", "my-request.1"));

        var asked = surroundings.sales().lastAsked();
        assertThat(asked.header("x-forwarded-for")).isEqualTo("203.0.113.9");
        assertThat(asked.header("x-forwarded-host")).isEqualTo("127.0.0.1:8080");
        assertThat(asked.header("x-forwarded-proto")).isEqualTo("http");
        assertThat(asked.headers()).doesNotContainKeys("forwarded", "x-tenant-id", "cookie");
        assertThat(asked.header("traceparent")).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
        assertThat(asked.header("x-request-id")).isEqualTo("my-request.1");
    }

    @Test
    void replacesARequestIdThatCouldForgeALogLine() {
        var answer = send(asAda("/sales/leads").header("X-Request-Id", "a b\tc"));

        assertThat(answer.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
    }

    @Test
    void passesMethodsStatusesAndHeadersThrough() {
        surroundings.sales().answer(exchange -> {
            exchange.getResponseHeaders().add("Allow", "GET, POST");
            exchange.getResponseHeaders().add("Set-Cookie", "a=b");
            FakeService.respond(exchange, 405, "");
        });

        var answer = send(asAda("/sales/leads").method("PATCH", BodyPublishers.ofString("{}")));

        assertThat(surroundings.sales().lastAsked().method()).isEqualTo("PATCH");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'");
    }

    @Test
    void answersHeadWithoutABody() {
        surroundings.sales().answer(exchange -> {
            exchange.getResponseHeaders().add("Content-Length", "1234");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });

        var answer = send(asAda("/sales/leads").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("1234");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void passesNoContentAndNotModified() {
        for (var status : new int[] {204, 304}) {
            surroundings.sales().answer(exchange -> FakeService.respond(exchange, status, ""));
            assertThat(send(asAda("/sales/leads")).statusCode()).isEqualTo(status);
        }
    }

    @Test
    void resolvesAFormKeyIntoAnAnonymousCaller() throws JoseException {
        var answer = send(to("/marketing/forms/" + capability("form:submit") + "/submissions")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        var claims = internalClaims(surroundings.service("marketing").lastAsked());
        assertThat(claims.getString("sub")).isEqualTo("anonymous");
        assertThat(claims.getString("actor_type")).isEqualTo("anonymous");
        assertThat(claims.getString("scope")).isEqualTo("form:submit");
        assertThat(claims.getString("record")).isEqualTo(FORM);
        assertThat(claims.getString("tenant")).isEqualTo(Token.ACME.toString());
        assertThat(claims.getString("visitor")).matches("[A-Za-z0-9_-]{22}");
        assertThat(answer.headers().firstValue("RateLimit-Policy").orElseThrow())
                .startsWith("\"visitor\";q=30;w=60");
    }

    @Test
    void answersEveryBadFormKeyAlike() throws JoseException {
        var good = capability("form:submit");
        var keys = new String[] {
            capability("quote:read"),
            good.substring(0, good.length() - 4) + "AAAA",
            "nonsense",
            UUID.randomUUID().toString(),
            surroundings.idp().token().sign()
        };

        for (var key : keys) {
            var answer = send(to("/marketing/forms/" + key + "/submissions").POST(BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).as(key).isEqualTo(404);
            assertThat(problemOf(answer)).isEqualTo("not-found");
        }
        assertThat(surroundings.service("marketing").asked()).isEmpty();
    }

    @Test
    void limitsOneVisitorOfOneForm() throws JoseException {
        var form = capability("form:submit", UUID.randomUUID().toString());
        for (var time = 0; time < 30; time++) {
            assertThat(send(to("/marketing/forms/" + form + "/submissions").POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(200);
        }

        var answer = send(to("/marketing/forms/" + form + "/submissions").POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(problemOf(answer)).isEqualTo("too-many-requests");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 2L);
        assertThat(answer.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"visitor\";r=0;t=");
    }

    @Test
    void tellsWhatIsLeftOfTheQuota() {
        var answer = send(asAda("/sales/leads"));

        assertThat(answer.headers().firstValue("RateLimit-Policy").orElseThrow())
                .matches("\"caller\";q=\\d+;w=60, \"tenant\";q=\\d+;w=60");
        assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
                .matches("\"caller\";r=\\d+;t=\\d+, \"tenant\";r=\\d+;t=\\d+");
    }

    private String capability(String purpose) throws JoseException {
        return capability(purpose, FORM);
    }

    private String capability(String purpose, String record) throws JoseException {
        return surroundings.capability(purpose, UUID.fromString(record));
    }

    private JsonObject internalClaims(FakeService.Asked asked) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(
                new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ES256"));
        signature.setCompactSerialization(asked.header("authorization").replace("Bearer ", ""));
        signature.setKey(surroundings.internalKey().getPublicKey());
        assertThat(signature.getKeyIdHeaderValue()).isEqualTo("internal-1");
        assertThat(signature.verifySignature()).isTrue();
        return new JsonObject(signature.getPayload());
    }
}
