package org.rapport.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.fixture.Secrets;

class CookiesTest {

    private final CookieCipher cipher = new CookieCipher(Secrets.of("one"));

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

        assertThat(cipher.open("b", sealed)).isEmpty();
        assertThat(new CookieCipher(Secrets.of("two")).open("a", sealed)).isEmpty();
    }

    /** The next key is added behind, then put first; the old one goes when its cookies have ended. */
    @Test
    void aKeyIsExchangedWithoutEndingASession() {
        var both = new CookieCipher(Secrets.of("one", "two"));
        var exchanged = new CookieCipher(Secrets.of("two", "one"));
        var old = cipher.seal("a", "text");
        var fresh = exchanged.seal("a", "text");

        assertThat(both.open("a", old)).hasValue("text");
        assertThat(both.open("a", fresh))
                .as("by a replica that has not changed yet")
                .hasValue("text");
        assertThat(exchanged.open("a", old)).hasValue("text");
        assertThat(new CookieCipher(Secrets.of("two")).open("a", fresh)).hasValue("text");
        assertThat(new CookieCipher(Secrets.of("two")).open("a", old)).isEmpty();
        assertThat(old).startsWith("one.");
    }

    @Test
    void doesNotOpenWhatNamesAnotherKey() {
        var both = new CookieCipher(Secrets.of("one", "two"));

        assertThat(both.open("a", cipher.seal("a", "text").replace("one.", "two.")))
                .isEmpty();
        assertThat(both.open("a", cipher.seal("a", "text").replace("one.", ""))).isEmpty();
        assertThat(both.open("a", "one.")).isEmpty();
        assertThat(both.open("a", "")).isEmpty();
    }

    @Test
    void foreseesHowLongAValueBecomes() {
        assertThat(cipher.sealedLength("text ü"))
                .isEqualTo(cipher.seal("a", "text ü").length());
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
