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
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class InternalTokensTest {

    private static final UUID TENANT = UUID.fromString("0198c0de-0000-7000-8000-00000000ac3e");
    private static final UUID FORM = UUID.fromString("0198c0de-0000-7000-8000-0000000f0c30");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Settable clock = new Settable();
    private final InternalTokens tokens = new InternalTokens(aKey(), clock);
    private final HmacKey capabilityKey = new HmacKey(new byte[32]);
    private final Capabilities capabilities = new Capabilities(capabilityKey, clock);

    @Test
    void usesATokenForThreeQuartersOfItsMinute() {
        var grant = new Grant(Principal.anonymous(TENANT, "form:submit", FORM, Instant.MAX));
        var first = tokens.authorizationFor(grant);

        clock.now = NOON.plusSeconds(44);
        assertThat(tokens.authorizationFor(grant)).isEqualTo(first);
        clock.now = NOON.plusSeconds(45);
        var second = tokens.authorizationFor(grant);

        assertThat(second).isNotEqualTo(first);
        assertThat(claims(second).getLong("exp") - claims(first).getLong("exp")).isEqualTo(45);
    }

    @Test
    void neverGivesAServiceATokenThatIsAboutToEnd() {
        var grant = new Grant(Principal.anonymous(TENANT, "form:submit", FORM, Instant.MAX));
        for (var second = 0; second < 300; second++) {
            clock.now = NOON.plusSeconds(second);
            assertThat(claims(tokens.authorizationFor(grant)).getLong("exp") - clock.now.getEpochSecond())
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
        assertThat(capabilities.resolve(capability, "form:submit")).isPresent();

        clock.now = NOON.plus(Duration.ofSeconds(10));

        assertThat(capabilities.resolve(capability, "form:submit")).isEmpty();
    }

    @Test
    void acceptsNoCapabilityThatLacksSomething() {
        assertThat(capabilities.resolve(capability(new JsonObject().put("pur", "form:submit")), "form:submit"))
                .isEmpty();
        assertThat(capabilities.resolve(
                        capability(new JsonObject()
                                .put("tid", "acme")
                                .put("pur", "form:submit")
                                .put("rec", FORM.toString())),
                        "form:submit"))
                .isEmpty();
        assertThat(capabilities.resolve(
                        capability(new JsonObject()
                                .put("tid", TENANT.toString())
                                .put("pur", "form:submit admin")
                                .put("rec", FORM.toString())),
                        "form:submit admin"))
                .as("two scopes")
                .isEmpty();
    }

    private String capability(JsonObject claims) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue("HS256");
        signature.setKey(capabilityKey);
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
