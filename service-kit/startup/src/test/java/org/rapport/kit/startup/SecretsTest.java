package org.rapport.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    private static final Installation LOCAL = new Installation("http://127.0.0.1:8080");
    private static final Installation PRODUCTION = new Installation("https://crm.example.com");

    @ParameterizedTest
    @CsvSource({
        ",                                          X is not set",
        "' ',                                       X is not set",
        "local-0123456789012345678901234567890123,  X was made by ./crm up for one machine",
        "${SECRET},                                 X is a placeholder that nobody has filled",
        "the-client,                                X is the name of its client",
        "0123456789012345678901234567890,           X is shorter than 32 characters"
    })
    void aClientsSecretIsOneOrAFinding(String secret, String finding) {
        assertThat(Secrets.ofClient("X", Optional.ofNullable(secret), "the-client", PRODUCTION))
                .singleElement()
                .asString()
                .startsWith(finding);
        assertThat(Secrets.ofClient("X", Optional.ofNullable(secret), "the-client", LOCAL))
                .isEmpty();
    }

    @Test
    void aLongRandomSecretOfAClientIsOne() {
        assertThat(Secrets.ofClient("X", Optional.of("0123456789abcdef0123456789abcdef"), "the-client", PRODUCTION))
                .isEmpty();
    }

    @Test
    void findingsNeverShowTheSecret() {
        assertThat(Secrets.ofClient("X", Optional.of("local-s3cret"), "the-client", PRODUCTION))
                .noneMatch(finding -> finding.contains("s3cret"));
    }

    @ParameterizedTest
    @CsvSource({
        ",              X is not set",
        "local-0123,    X was made by ./crm up for one machine",
        "${PASSWORD},   X is a placeholder that nobody has filled"
    })
    void aPasswordIsOneOrAFinding(String password, String finding) {
        assertThat(Secrets.password("X", Optional.ofNullable(password), PRODUCTION))
                .singleElement()
                .asString()
                .startsWith(finding);
    }

    @Test
    void onOnesOwnMachineAPasswordHasOnlyToBeThere() {
        assertThat(Secrets.password("X", Optional.of("local-0123"), LOCAL)).isEmpty();
        assertThat(Secrets.password("X", Optional.empty(), LOCAL)).hasSize(1);
    }
}
