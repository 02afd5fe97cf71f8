package org.rapport.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealmSettingsTest {

    @Test
    void fillsPlaceholdersAsTheImportDoes() {
        String file = """
                {"host": "${CRM_SMTP_HOST:localhost}", "from": "${CRM_SMTP_FROM:no-reply@rapport.example}",
                 "base": "${CRM_REDIRECT_BASE,CRM_PUBLIC_URL:https://crm.example}", "user": "${CRM_SMTP_USER:}",
                 "other": "${CRM_PUBLIC_URL:https://crm.example}/docs", "kept": "${client_account}"}
                """;

        JsonNode settings =
                RealmSettings.of(file, Map.of("CRM_SMTP_HOST", "127.0.0.1", "CRM_PUBLIC_URL", "http://127.0.0.1:8080"));

        assertThat(settings.path("host").asText()).isEqualTo("127.0.0.1");
        assertThat(settings.path("from").asText()).isEqualTo("no-reply@rapport.example");
        assertThat(settings.path("base").asText()).isEqualTo("http://127.0.0.1:8080");
        assertThat(settings.path("user").asText()).isEmpty();
        assertThat(settings.path("other").asText()).isEqualTo("http://127.0.0.1:8080/docs");
        assertThat(settings.path("kept").asText()).isEqualTo("${client_account}");
    }

    @Test
    void leavesPeopleAndClientsAlone() {
        String file = """
                {"realm": "crm", "accessTokenLifespan": 600, "users": [], "clients": [], "organizations": [],
                 "authenticationFlows": [], "browserFlow": "browser", "components": {}}
                """;

        JsonNode settings = RealmSettings.of(file, Map.of());

        assertThat(settings.propertyStream().map(Map.Entry::getKey)).containsExactly("realm", "accessTokenLifespan");
    }

    @Test
    void redirectsToLoopbackHoldForAnyPort() {
        Map<String, String> environment = new RealmParameters(URI.create("http://127.0.0.1:8080"), 1025).environment();

        assertThat(environment)
                .containsEntry("CRM_PUBLIC_URL", "http://127.0.0.1:8080")
                .containsEntry("CRM_REDIRECT_BASE", "http://127.0.0.1")
                .containsEntry("CRM_SMTP_PORT", "1025");
    }
}
