package org.rapport.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {

    @Test
    void knowsTheOneFormOfAnyBytes() {
        var random = new Random(20_261_128);
        for (var time = 0; time < 2_000; time++) {
            var bytes = new byte[1 + random.nextInt(70)];
            random.nextBytes(bytes);
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

            assertThat(Base64Url.isCanonical(text)).isTrue();
            var other = text.substring(0, text.length() - 1) + "ABCDQgw-_".charAt(random.nextInt(9));
            assertThat(Base64Url.isCanonical(other)).isEqualTo(isTheOneForm(other));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AB", "QQ=", "QQ==", "QQ~~", "QUJ", "Q Q", "QQ\n", "+/+/", "QUJDR", "ＱＱ"})
    void refusesAnyOther(String text) {
        assertThat(Base64Url.isCanonical(text)).isFalse();
    }

    private static boolean isTheOneForm(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Base64.getUrlDecoder().decode(text))
                .equals(text);
    }
}
