package org.rapport.gateway.cors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.kit.startup.Installation;

class OriginsRuleTest {

    private static final Installation LOCAL = new Installation("http://127.0.0.1:8080");
    private static final Installation PRODUCTION = new Installation("https://crm.example.com");

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com", "https://app.example.com:8443", "https://192.0.2.7"})
    void takesExactOrigins(String origin) {
        assertThat(findings(PRODUCTION, origin)).isEmpty();
        assertThat(findings(LOCAL, origin)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "https://*.example.com",
                "https://app.example.com/",
                "https://app.example.com/app",
                "https://app.example.com?a",
                "https://user@app.example.com",
                "https://App.example.com",
                "https://app.example.com:443",
                "http://app.example.com:80",
                "app.example.com",
                " https://app.example.com",
                "capacitor://localhost"
            })
    void refusesWhatIsNoExactOriginEverywhere(String origin) {
        assertThat(findings(PRODUCTION, origin))
                .singleElement()
                .asString()
                .startsWith("CRM_CORS_ORIGINS has " + origin + ", which ");
        assertThat(findings(LOCAL, origin)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "http://app.example.com,   is plain http",
        "http://localhost:3000,    is plain http",
        "https://localhost:3000,   is a page on somebody's own machine",
        "https://127.0.0.1,        is a page on somebody's own machine"
    })
    void refusesPagesOfDevelopersInProduction(String origin, String finding) {
        assertThat(findings(PRODUCTION, origin)).singleElement().asString().contains(finding);
        assertThat(findings(LOCAL, origin)).isEmpty();
    }

    @Test
    void namesEachOrigin() {
        assertThat(findings(PRODUCTION, "*", "null", "https://app.example.com")).hasSize(2);
    }

    private static List<String> findings(Installation installation, String... origins) {
        return new OriginsRule(Set.of(origins), installation).findings();
    }
}
