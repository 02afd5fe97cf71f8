package org.rapport.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CookiesTest {

    private final CookieCipher cipher = new CookieCipher(new byte[32]);

    @Test
    void opensWhatItSealed() {
        assertThat(cipher.open("a", cipher.seal("a", "text ü"))).hasValue("text ü");
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        assertThat(cipher.seal("a", "text")).isNotEqualTo(cipher.seal("a", "text"));
    }

    @Test
    void doesNotOpenACookieOfAnotherNameOrKey() {
        var sealed = cipher.seal("a", "text");
        var otherKey = new byte[32];
        otherKey[0] = 1;

        assertThat(cipher.open("b", sealed)).isEmpty();
        assertThat(new CookieCipher(otherKey).open("a", sealed)).isEmpty();
    }

    @Test
    void opensNothingThatWasChangedAnywhere() {
        var random = new Random(20_260_101);
        for (var round = 0; round < 2_000; round++) {
            var sealed = cipher.seal("a", "text " + round).getBytes(StandardCharsets.US_ASCII);
            var at = random.nextInt(sealed.length - 1);
            sealed[at] = (byte) (sealed[at] == 'A' ? 'B' : 'A');

            assertThat(cipher.open("a", new String(sealed, StandardCharsets.US_ASCII)))
                    .isEmpty();
        }
    }
}
