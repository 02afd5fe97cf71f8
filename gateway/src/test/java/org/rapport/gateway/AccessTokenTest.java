package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.gateway.fixture.Idp;
import org.rapport.gateway.fixture.Token;

@QuarkusTest
class AccessTokenTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(strings = {"~~~", "=", "==", ".", ".AAAA", "A"})
    void knowsATokenInOneFormOnly(String appended) {
        var token = surroundings.idp().token().sign();

        assertThat(send(with(token, "/sales/leads")).statusCode()).isEqualTo(200);
        assertThat(send(with(token + appended, "/sales/leads")).statusCode()).isEqualTo(401);
    }

    /** The signature of RS256 leaves four bits of its last character unused: fifteen other tokens to a cache. */
    @Test
    void refusesStrayBits() {
        var token = surroundings.idp().token().sign();
        var last = token.charAt(token.length() - 1);
        for (var c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            if (c != last) {
                assertThat(send(with(token.substring(0, token.length() - 1) + c, "/sales/leads"))
                                .statusCode())
                        .as("%s for %s", c, last)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void letsAMemberThrough() {
        var answer = send(asAda("/sales/leads"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(surroundings.sales().lastAsked().uri()).hasToString("/sales/leads");
    }

    @Test
    void asksForALoginWithoutAnError() {
        var answer = send(to("/sales/leads"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(problemOf(answer)).isEqualTo("unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"crm\"");
    }

    @Test
    void refusesEveryTamperedToken() {
        var idp = surroundings.idp();
        var good = idp.token().sign();
        var parts = good.split("\\.");
        var now = Instant.now().getEpochSecond();
        try (var other = new Idp()) {
            var tampered = Stream.of(
                            Map.entry(
                                    "alg none",
                                    idp.token()
                                            .signedWith("none", idp.key().getPrivateKey())
                                            .sign()),
                            Map.entry("alg none without signature", header("none") + "." + parts[1] + "."),
                            Map.entry(
                                    "HS256 with the public key",
                                    idp.token()
                                            .signedWith(
                                                    AlgorithmIdentifiers.HMAC_SHA256,
                                                    new HmacKey(idp.key()
                                                            .getPublicKey()
                                                            .getEncoded()))
                                            .sign()),
                            Map.entry(
                                    "unknown key", idp.token().naming("nobody").sign()),
                            Map.entry(
                                    "another key under a known id",
                                    idp.token()
                                            .signedWith(
                                                    AlgorithmIdentifiers.RSA_USING_SHA256,
                                                    other.key().getPrivateKey())
                                            .sign()),
                            Map.entry("other realm", other.token().sign()),
                            Map.entry(
                                    "other issuer",
                                    idp.token()
                                            .claim("iss", "https://elsewhere/realms/crm")
                                            .sign()),
                            Map.entry(
                                    "wrong audience",
                                    idp.token().claim("aud", "account").sign()),
                            Map.entry("no audience", idp.token().without("aud").sign()),
                            Map.entry(
                                    "expired",
                                    idp.token().claim("exp", now - 60).sign()),
                            Map.entry("no end", idp.token().without("exp").sign()),
                            Map.entry(
                                    "end is a word",
                                    idp.token().claim("exp", "never").sign()),
                            Map.entry(
                                    "not yet",
                                    idp.token().claim("nbf", now + 120).sign()),
                            Map.entry("ID token", idp.token().claim("typ", "ID").sign()),
                            Map.entry(
                                    "refresh token",
                                    idp.token().claim("typ", "Refresh").sign()),
                            Map.entry(
                                    "offline token",
                                    idp.token().claim("typ", "Offline").sign()),
                            Map.entry("no type", idp.token().without("typ").sign()),
                            Map.entry("no subject", idp.token().without("sub").sign()),
                            Map.entry(
                                    "named anonymous",
                                    idp.token().claim("sub", "anonymous").sign()),
                            Map.entry("other payload", parts[0] + "." + encode("{\"sub\":\"x\"}") + "." + parts[2]),
                            Map.entry("cut signature", good.substring(0, good.length() - 8)),
                            Map.entry("two parts", parts[0] + "." + parts[1]),
                            Map.entry("five parts", good + ".x.y"),
                            Map.entry("nonsense", "nonsense"),
                            Map.entry("empty", "\"\""))
                    .toList();

            assertThat(tampered).allSatisfy(entry -> {
                var answer = send(with(entry.getValue(), "/sales/leads"));
                assertThat(answer.statusCode()).as(entry.getKey()).isEqualTo(401);
                assertThat(problemOf(answer)).isEqualTo("invalid-token");
                assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                        .startsWith("Bearer realm=\"crm\", error=\"invalid_token\"");
            });
            assertThat(surroundings.sales().asked()).isEmpty();
        }
    }

    @Test
    void refusesAnotherScheme() {
        var answer = send(to("/sales/leads").header("Authorization", "Basic YTpi"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void needsExactlyOneOrganization() {
        var none = send(with(surroundings.idp().token().without("organization").sign(), "/sales/leads"));
        var two = send(with(
                surroundings.idp().token().organization("globex", Token.GLOBEX).sign(), "/sales/leads"));
        var names = send(with(
                surroundings
                        .idp()
                        .token()
                        .claim("organization", new JsonArray().add("acme"))
                        .sign(),
                "/sales/leads"));

        assertThat(none.statusCode()).isEqualTo(403);
        assertThat(problemOf(none)).isEqualTo("tenant-required");
        assertThat(two.statusCode()).isEqualTo(403);
        assertThat(problemOf(two)).isEqualTo("tenant-ambiguous");
        assertThat(problemOf(names)).isEqualTo("tenant-required");
    }

    /** Else somebody acts in another organisation than he asked to act in. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "openid organization:globex,                     tenant-ambiguous",
        "openid organization:acme organization:globex,   tenant-ambiguous",
        "openid organization:globex organization:acme,   tenant-ambiguous",
        "openid organization:acmes,                      tenant-ambiguous",
        "openid organization:acme,                       ''",
        "openid organization:acme organization:acme,     ''",
        "openid organization,                            ''",
        "openid organization:*,                          ''",
        "openid,                                         ''",
    })
    void actsWhereScopeAndClaimSay(String scope, String problem) {
        var answer = send(with(surroundings.idp().token().claim("scope", scope).sign(), "/sales/leads"));

        assertThat(answer.statusCode()).isEqualTo(problem.isEmpty() ? 200 : 403);
        if (!problem.isEmpty()) {
            assertThat(problemOf(answer)).isEqualTo(problem);
            assertThat(surroundings.sales().asked()).isEmpty();
        }
    }

    @Test
    void asksForATenantWhereOnlyTheScopeNamesOne() {
        var answer = send(with(
                surroundings
                        .idp()
                        .token()
                        .without("organization")
                        .claim("scope", "openid organization:globex")
                        .sign(),
                "/sales/leads"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(problemOf(answer)).isEqualTo("tenant-required");
    }

    @Test
    void picksUpANewKeyAndKeepsTheOldOnesWhileKeycloakIsDown() {
        surroundings.idp().rotate("second-" + UUID.randomUUID());
        var fresh = surroundings.idp().token();

        assertThat(send(with(fresh.sign(), "/sales/leads")).statusCode()).isEqualTo(200);

        surroundings.idp().down(true);
        assertThat(send(asAda("/sales/leads")).statusCode()).isEqualTo(200);
    }

    private static String header(String algorithm) {
        return encode(new JsonObject().put("alg", algorithm).put("kid", "first").encode());
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());
    }
}
