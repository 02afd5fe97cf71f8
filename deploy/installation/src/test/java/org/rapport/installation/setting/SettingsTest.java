package org.rapport.installation.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rapport.installation.Checkout;
import org.rapport.installation.Component;

/** The settings of this checkout, and the page of them. {@code -Dsettings=write} brings it up to date. */
class SettingsTest {

    private static final String COMMAND = "./mvnw -pl deploy/installation test -Dtest=SettingsTest -Dsettings=write";
    private static final Path PAGE = Checkout.of(Settings.class).resolve("docs/operations/settings.md");
    private static final Settings SETTINGS = Settings.ofThisCheckout();

    @BeforeAll
    static void writeThePageIfAskedTo() throws IOException {
        if ("write".equals(System.getProperty("settings"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, SettingsPage.of(SETTINGS));
        }
    }

    @Test
    void thePageIsWhatTheCodeSays() {
        assertThat(PAGE)
                .as("not what the code says; bring it up to date with%n  %s", COMMAND)
                .hasContent(SettingsPage.of(SETTINGS));
    }

    @Test
    void allAreExplainedAndRead() {
        assertThat(SETTINGS.faults()).isEmpty();
    }

    @Test
    void noneIsToldTwice() {
        for (Part part : Part.values()) {
            assertThat(SETTINGS.of(part)).extracting(Setting::variable).doesNotHaveDuplicates();
        }
    }

    @Test
    void theGatewayKnowsItsVariables() {
        assertThat(List.of(
                        "CRM_KEYS_DIR",
                        "CRM_TOKEN_KEYS_DIR",
                        "CRM_PUBLIC_URL",
                        "CRM_KEYCLOAK_URL",
                        "CRM_REALM",
                        "CRM_ISSUER",
                        "CRM_GATEWAY_MANAGEMENT_PORT",
                        "CRM_LIMIT_CALLER_REQUESTS",
                        "CRM_SALES_URL",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "KAFKA_SECURITY_PROTOCOL",
                        "QUARKUS_HTTP_PORT",
                        "OTEL_EXPORTER_OTLP_ENDPOINT"))
                .allMatch(variable -> SETTINGS.knows(Part.GATEWAY, variable));
        assertThat(List.of("CRM_KEY_DIR", "KAFKA_", "QUARKUS_DATASOURCE_PASSWORD", "CRM_DB_URL", ""))
                .noneMatch(variable -> SETTINGS.knows(Part.GATEWAY, variable));
    }

    @Test
    void everyServiceKnowsTheKitsAndItsOwn() {
        for (Component service : Component.services()) {
            assertThat(Stream.of("CRM_KEYS_DIR", "CRM_RELAY_PASSWORD", "CRM_HOUSEKEEPING_INBOX", "JDK_JAVA_OPTIONS"))
                    .allMatch(variable -> SETTINGS.knows(Part.of(service), variable));
        }
        assertThat(SETTINGS.knows(Part.ADMIN, "CRM_KEYCLOAK_ADMIN_CLIENT_SECRET"))
                .isTrue();
        assertThat(SETTINGS.knows(Part.SALES, "CRM_KEYCLOAK_ADMIN_CLIENT_SECRET"))
                .isFalse();
        assertThat(SETTINGS.knows(Part.MARKETING, "CRM_FORM_KEY_LIFE")).isTrue();
        assertThat(SETTINGS.knows(Part.SALES, "CRM_LEAD_FIRST_RESPONSE")).isTrue();
    }

    @Test
    void theJobAndKeycloakKnowTheirs() {
        assertThat(SETTINGS.of(Part.MIGRATION))
                .filteredOn(Setting::isRequired)
                .extracting(Setting::variable)
                .containsExactly("CRM_SERVICE", "CRM_DB_URL", "CRM_DB_OWNER", "CRM_DB_OWNER_PASSWORD");
        assertThat(SETTINGS.knows(Part.MIGRATION, "KAFKA_SASL_MECHANISM")).isTrue();
        assertThat(List.of("CRM_SMTP_HOST", "CRM_BACKCHANNEL_URL", "KC_DB_URL"))
                .allMatch(variable -> SETTINGS.knows(Part.KEYCLOAK, variable));
    }

    @Test
    void secretsAreMarked() {
        assertThat(Stream.of(Part.values())
                        .flatMap(part -> SETTINGS.of(part).stream())
                        .filter(Setting::secret)
                        .map(Setting::variable))
                .containsAll(Set.of(
                        "CRM_GATEWAY_CLIENT_SECRET",
                        "CRM_KEYCLOAK_ADMIN_CLIENT_SECRET",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "CRM_RELAY_PASSWORD",
                        "CRM_DB_OWNER_PASSWORD",
                        "KAFKA_SASL_JAAS_CONFIG",
                        "CRM_SMTP_PASSWORD"));
    }
}
