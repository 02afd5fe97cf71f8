package org.rapport.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeysTest {

    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void theFirstKeyIsTheCurrentOne() {
        var keys = SecretKeys.parse("keys", """
                {"keys": [{"kty": "oct", "kid": "2026-11", "k": "%s"}, {"kty": "oct", "kid": "2025-11", "k": "%s"}]}
                """.formatted(KEY, KEY));

        assertThat(keys.currentId()).isEqualTo("2026-11");
        assertThat(keys.all()).containsOnlyKeys("2026-11", "2025-11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"keys\": []}",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "{\"keys\": [{\"kty\": \"oct\", \"k\": \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}]}",
                "{\"keys\": [{\"kty\": \"oct\", \"kid\": \"a.b\", \"k\": \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}]}",
                "{\"keys\": [{\"kty\": \"oct\", \"kid\": \"short\", \"k\": \"AAAA\"}]}",
            })
    void whatIsNoSetOfSuchKeysIsRefused(String content) {
        assertThatThrownBy(() -> SecretKeys.parse("session-keys.jwks", content))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("session-keys.jwks");
    }

    @Test
    void twoKeysOfOneIdAreRefused() {
        assertThatThrownBy(() -> SecretKeys.parse("session-keys.jwks", """
                        {"keys": [{"kty": "oct", "kid": "a", "k": "%s"}, {"kty": "oct", "kid": "a", "k": "%s"}]}
                        """.formatted(KEY, KEY)))
                .hasMessageContaining("a kid of its own");
    }
}
