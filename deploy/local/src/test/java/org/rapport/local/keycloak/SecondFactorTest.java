package org.rapport.local.keycloak;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.local.StackException;

class SecondFactorTest {

    private static final String SECRET = "12345678901234567890";

    @TempDir
    Path folder;

    /** RFC 6238, appendix B, SHA-1, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59,          287082",
        "1111111109,  081804",
        "1111111111,  050471",
        "1234567890,  005924",
        "2000000000,  279037",
        "20000000000, 353130",
    })
    void givesTheCodesOfTheStandard(long second, String code) {
        SecondFactor factor = factor(second);

        assertThat(factor.code()).isEqualTo(code);
    }

    @Test
    void givesNoCodeTwice() {
        SecondFactor first = factor(1_111_111_110);
        SecondFactor second = SecondFactor.in(folder.resolve("secret"), at(1_111_111_110));

        String now = first.code();
        String next = second.code();

        assertThat(now).isEqualTo(SecondFactor.code(SECRET.getBytes(US_ASCII), 1_111_111_110 / 30));
        assertThat(next).isEqualTo(SecondFactor.code(SECRET.getBytes(US_ASCII), 1_111_111_110 / 30 + 1));
    }

    @Test
    void saysThatNothingIsSetUp() {
        assertThatThrownBy(() -> SecondFactor.in(folder.resolve("none")).code())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("no second factor is set up yet");
    }

    private SecondFactor factor(long second) {
        SecondFactor factor = SecondFactor.in(folder.resolve("secret"), at(second));
        factor.setUp(SECRET);
        return factor;
    }

    private static Clock at(long second) {
        return Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }
}
