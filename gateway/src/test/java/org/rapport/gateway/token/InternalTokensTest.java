package org.rapport.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.fixture.Secrets;

class InternalTokensTest {

    private static final UUID TENANT = UUID.fromString("0198c0de-0000-7000-8000-00000000ac3e");
    private static final UUID FORM = UUID.fromString("0198c0de-0000-7000-8000-0000000f0c30");
    private static final String HERE = "203.0.113.9";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Settable clock = new Settable();
    private final InternalTokens tokens = new InternalTokens(aKey(), clock);
    private final Capabilities capabilities =
            new Capabilities(Secrets.of("one", "two"), new Visitors(new byte[32]), clock);

    @Test
    void usesATokenForThreeQuartersOfItsMinute() {
        var grant = new Grant(Principal.anonymous(TENANT, "form:submit", FORM, "visitor", Instant.MAX));
        var first = tokens.authorizationFor(grant, "marketing");

        clock.now = NOON.plusSeconds(44);
        assertThat(tokens.authorizationFor(grant, "marketing")).isEqualTo(first);
        clock.now = NOON.plusSeconds(45);
        var second = tokens.authorizationFor(grant, "marketing");

        assertThat(second).isNotEqualTo(first);
        assertThat(claims(second).getLong("exp") - claims(first).getLong("exp")).isEqualTo(45);
    }

    @Test
    void neverGivesAServiceATokenThatIsAboutToEnd() {
        var grant = new Grant(Principal.anonymous(TENANT, "form:submit", FORM, "visitor", Instant.MAX));
        for (var second = 0; second < 300; second++) {
            clock.now = NOON.plusSeconds(second);
            assertThat(claims(tokens.authorizationFor(grant, "marketing")).getLong("exp") - clock.now.getEpochSecond())
                    .isBetween(15L, 60L);
        }
    }

    @Test
    void acceptsACapabilityUntilItEnds() {
        var capability = capability(new JsonObject()
                .put("tid", TENANT.toString())
                .put("pur", "form:submit")
                .put("rec", FORM.toString())
                .put("exp", NOON.plusSeconds(10).getEpochSecond()));
        assertThat(capabilities.resolve(capability, "form:submit", HERE)).isPresent();

        clock.now = NOON.plus(Duration.ofSeconds(10));

        assertThat(capabilities.resolve(capability, "form:submit", HERE)).isEmpty();
    }

    @Test
    void acceptsNoCapabilityThatLacksSomething() {
        assertThat(capabilities.resolve(capability(new JsonObject().put("pur", "form:submit")), "form:submit", HERE))
                .isEmpty();
        assertThat(capabilities.resolve(
                        capability(new JsonObject()
                                .put("tid", "acme")
                                .put("pur", "form:submit")
                                .put("rec", FORM.toString())),
                        "form:submit",
                        HERE))
                .isEmpty();
        assertThat(capabilities.resolve(
                        capability(new JsonObject()
                                .put("tid", TENANT.toString())
                                .put("pur", "form:submit admin")
                                .put("rec", FORM.toString())),
                        "form:submit admin",
                        HERE))
                .as("two scopes")
                .isEmpty();
    }

    @Test
    void acceptsNoCapabilityWithoutAnEnd() {
        var endless = new JsonObject()
                .put("tid", TENANT.toString())
                .put("pur", "form:submit")
                .put("rec", FORM.toString());

        assertThat(capabilities.resolve(capability(endless), "form:submit", HERE))
                .isEmpty();
    }

    @Test
    void acceptsCapabilitiesOfEachKeyThatIsThere() {
        var claims = new JsonObject()
                .put("tid", TENANT.toString())
                .put("pur", "form:submit")
                .put("rec", FORM.toString())
                .put("exp", NOON.plusSeconds(10).getEpochSecond());

        assertThat(capabilities.resolve(capability(claims, "one"), "form:submit", HERE))
                .isPresent();
        assertThat(capabilities.resolve(capability(claims, "two"), "form:submit", HERE))
                .isPresent();
        assertThat(capabilities.resolve(capability(claims, "three"), "form:submit", HERE))
                .isEmpty();
    }

    @Test
    void namesTheOneServiceThatATokenIsFor() {
        var grant = new Grant(Principal.anonymous(TENANT, "form:submit", FORM, "visitor", Instant.MAX));

        var sales = tokens.authorizationFor(grant, "sales");
        var support = tokens.authorizationFor(grant, "support");

        assertThat(claims(sales).getString("aud")).isEqualTo("crm-sales");
        assertThat(claims(support).getString("aud")).isEqualTo("crm-support");
        assertThat(tokens.authorizationFor(grant, "sales")).isEqualTo(sales);
    }

    @Test
    void givesEachVisitorATokenThatTellsThemApartAndNotWhereTheyAre() {
        var first = visitor(TENANT, HERE);

        assertThat(first).matches("[A-Za-z0-9_-]{22}");
        assertThat(visitor(TENANT, HERE)).isEqualTo(first);
        assertThat(visitor(TENANT, "203.0.113.10")).isNotEqualTo(first);
        assertThat(visitor(UUID.randomUUID(), HERE)).as("for another tenant").isNotEqualTo(first);
        assertThat(new Visitors(HexFormat.of().parseHex("01".repeat(32))).visitor(TENANT, HERE))
                .as("by another key")
                .isNotEqualTo(first);
    }

    @Test
    void takesVisitorsOfOneIpv6NetworkForOne() {
        assertThat(visitor(TENANT, "2001:db8:1:2:aaaa::1")).isEqualTo(visitor(TENANT, "2001:db8:1:2:bbbb::2"));
        assertThat(visitor(TENANT, "2001:db8:1:2::1")).isNotEqualTo(visitor(TENANT, "2001:db8:1:3::1"));
    }

    @Test
    void keepsATokenForEachVisitor() {
        var capability = formOf(TENANT);
        var here = tokens.authorizationFor(grant(capability, HERE), "marketing");
        var there = tokens.authorizationFor(grant(capability, "203.0.113.10"), "marketing");

        assertThat(claims(there).getString("visitor")).isNotEqualTo(claims(here).getString("visitor"));
        assertThat(tokens.authorizationFor(grant(capability, HERE), "marketing"))
                .isEqualTo(here);
    }

    private String visitor(UUID tenant, String address) {
        return claims(tokens.authorizationFor(grant(formOf(tenant), address), "marketing"))
                .getString("visitor");
    }

    private Grant grant(String capability, String address) {
        return capabilities.grantOf(
                capabilities.resolve(capability, "form:submit", address).orElseThrow());
    }

    private String formOf(UUID tenant) {
        return capability(new JsonObject()
                .put("tid", tenant.toString())
                .put("pur", "form:submit")
                .put("rec", FORM.toString())
                .put("exp", NOON.plus(Duration.ofDays(1)).getEpochSecond()));
    }

    private String capability(JsonObject claims) {
        return capability(claims, "one");
    }

    private String capability(JsonObject claims, String key) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("HS256");
        signature.setKeyIdHeaderValue(key);
        signature.setKey(new HmacKey(Secrets.key(key)));
        signature.setPayload(claims.encode());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static JsonObject claims(String authorization) {
        var payload = Base64.getUrlDecoder().decode(authorization.split("\\.")[1]);
        return new JsonObject(new String(payload, StandardCharsets.UTF_8));
    }

    private static EllipticCurveJsonWebKey aKey() {
        try {
            var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId("internal-1");
            return key;
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A clock that stands still until it is set. */
    private static final class Settable extends Clock {

        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
