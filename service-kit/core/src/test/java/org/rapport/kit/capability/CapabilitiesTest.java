package org.rapport.kit.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {

    private static final UUID TENANT = UUID.fromString("0198c0de-0000-7000-8000-00000000ac3e");
    private static final UUID FORM = UUID.fromString("0198c0de-0000-7000-8000-0000000f0c30");
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String NEXT = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE";

    private final Capabilities capabilities = new Capabilities("""
            {"keys": [{"kty": "oct", "kid": "next", "k": "%s"}, {"kty": "oct", "kid": "old", "k": "%s"}]}
            """.formatted(NEXT, KEY));

    @Test
    void saysWhatItIsGoodForAndHowLongUnderTheFirstKey() throws Exception {
        Instant end = Instant.parse("2028-11-28T12:00:00.9Z");
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 1);

        var token = new JsonWebSignature();
        token.setCompactSerialization(capabilities.mint(TENANT, "form:submit", FORM, end));
        token.setKey(new HmacKey(secret));

        assertThat(token.getKeyIdHeaderValue()).isEqualTo("next");
        assertThat(token.verifySignature()).isTrue();
        var claims = JwtClaims.parse(token.getPayload());
        assertThat(claims.getStringClaimValue("tid")).isEqualTo(TENANT.toString());
        assertThat(claims.getStringClaimValue("pur")).isEqualTo("form:submit");
        assertThat(claims.getStringClaimValue("rec")).isEqualTo(FORM.toString());
        assertThat(claims.getExpirationTime().getValue()).isEqualTo(end.getEpochSecond());
    }

    @Test
    void noTwoAreTheSame() {
        Instant end = Instant.parse("2028-11-28T12:00:00Z");

        assertThat(capabilities.mint(TENANT, "form:submit", FORM, end))
                .isNotEqualTo(capabilities.mint(TENANT, "form:submit", FORM, end));
    }

    @Test
    void whatIsNoSetOfSecretKeysIsToldAtTheStart() {
        assertThatThrownBy(() -> new Capabilities(KEY)).hasMessageContaining("capability-keys.jwks");
        assertThatThrownBy(() -> new Capabilities("{\"keys\": [{\"kty\": \"oct\", \"k\": \"" + KEY + "\"}]}"))
                .hasMessageContaining("kid");
        assertThatThrownBy(() -> new Capabilities("{\"keys\": []}")).hasMessageContaining("capability-keys.jwks");
    }
}
