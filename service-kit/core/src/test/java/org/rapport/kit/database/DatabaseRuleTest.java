package org.rapport.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.kit.startup.Installation;

class DatabaseRuleTest {

    private static final String LOCAL = "http://127.0.0.1:8080";
    private static final String PRODUCTION = "https://crm.example.com";

    @Test
    void takesTwoRolesWithPasswordsOfTheirOwn() {
        assertThat(findings(PRODUCTION, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.datasource.jdbc.url,  '',                              QUARKUS_DATASOURCE_JDBC_URL is not set",
        "quarkus.datasource.jdbc.url,  jdbc:postgresql://not-set.invalid/,  QUARKUS_DATASOURCE_JDBC_URL is not set",
        "quarkus.datasource.jdbc.url,  postgres://postgres/sales,       QUARKUS_DATASOURCE_JDBC_URL is no address of",
        "quarkus.datasource.username,  '',                              QUARKUS_DATASOURCE_USERNAME is not set",
        "quarkus.datasource.username,  sales_owner,                     QUARKUS_DATASOURCE_USERNAME is sales_owner",
        "quarkus.datasource.username,  postgres,                        QUARKUS_DATASOURCE_USERNAME is postgres",
        "quarkus.datasource.username,  sales_relay,                     CRM_RELAY_USERNAME is the role of the service",
        "quarkus.datasource.password,  '',                              QUARKUS_DATASOURCE_PASSWORD is not set",
        "crm.relay.username,           '',                              CRM_RELAY_USERNAME is not set",
        "crm.relay.username,           sales_owner,                     CRM_RELAY_USERNAME is sales_owner",
        "crm.relay.password,           '',                              CRM_RELAY_PASSWORD is not set"
    })
    void namesEachSettingThatIsWrongAnywhere(String property, String value, String finding) {
        assertThat(findings(PRODUCTION, Map.of(property, value)))
                .singleElement()
                .asString()
                .startsWith(finding);
        assertThat(findings(LOCAL, Map.of(property, value))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.datasource.password,  QUARKUS_DATASOURCE_PASSWORD was made by ./crm up",
        "crm.relay.password,           CRM_RELAY_PASSWORD was made by ./crm up"
    })
    void refusesPasswordsOfOneMachineInProduction(String property, String finding) {
        assertThat(findings(PRODUCTION, Map.of(property, "local-0123")))
                .singleElement()
                .asString()
                .startsWith(finding);
        assertThat(findings(LOCAL, Map.of(property, "local-0123"))).isEmpty();
    }

    @Test
    void aServiceWithoutItsRelayNeedsNoRoleForIt() {
        assertThat(findings(
                        PRODUCTION,
                        Map.of("crm.relay.enabled", "false", "crm.relay.username", "", "crm.relay.password", "")))
                .isEmpty();
    }

    private static List<String> findings(String publicUrl, Map<String, String> changed) {
        var settings = new HashMap<>(Map.of(
                "crm.service", "sales",
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://postgres:5432/sales",
                "quarkus.datasource.username", "sales",
                "quarkus.datasource.password", "a password",
                "crm.relay.username", "sales_relay",
                "crm.relay.password", "another password"));
        settings.putAll(changed);
        var config = new SmallRyeConfigBuilder().withDefaultValues(settings).build();
        return new DatabaseRule(config, new Installation(publicUrl)).findings();
    }
}
