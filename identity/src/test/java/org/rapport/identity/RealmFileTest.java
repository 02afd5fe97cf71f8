package org.rapport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.identity.RealmFixture.aRealm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealmFileTest {

    @Test
    void holdsNoSecret() throws IOException {
        try (var file = RealmFileTest.class.getResourceAsStream("/" + IdentityFiles.REALM)) {
            String realm = new String(file.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(realm).contains("\"secret\": \"${CRM_GATEWAY_CLIENT_SECRET}\"");
            assertThat(realm.lines().filter(line -> line.contains("\"secret\":")))
                    .allMatch(line -> line.contains("${CRM_"));
            assertThat(realm).doesNotContain("\"credentials\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"crm-spa", "crm-mobile", "crm-cli", "crm-gateway"})
    void tokensOfPeopleAreForTheApiAndMayNameOneOrganisation(String client) {
        JsonNode scopes = aRealm().client(client);

        assertThat(texts(scopes.path("defaultClientScopes"))).contains("crm-api", "basic", "acr", "roles");
        assertThat(texts(scopes.path("optionalClientScopes"))).contains("organization");
    }

    @Test
    void theTenantIsTheIdOfTheOrganisation() {
        JsonNode mapper = aRealm().settings
                .path("clientScopes")
                .valueStream()
                .filter(scope -> scope.path("name").asText().equals("organization"))
                .findFirst()
                .orElseThrow()
                .at("/protocolMappers/0");

        assertThat(mapper.path("protocolMapper").asText()).isEqualTo("oidc-organization-membership-mapper");
        assertThat(mapper.at("/config/addOrganizationId").asText()).isEqualTo("true");
    }

    @Test
    void theAdminServiceManagesPeopleAndOrganisationsAndNotTheRealm() {
        JsonNode account = aRealm().settings.at("/users/0");

        assertThat(account.path("serviceAccountClientId").asText()).isEqualTo("crm-admin");
        assertThat(texts(account.at("/clientRoles/realm-management")))
                .contains("manage-users", "manage-organizations")
                .doesNotContain("manage-realm", "realm-admin", "manage-clients");
    }

    @Test
    void fillsPlaceholdersAsTheImportDoes() {
        String file = """
                {"host": "${CRM_SMTP_HOST:localhost}", "from": "${CRM_SMTP_FROM:no-reply@rapport.example}",
                 "base": "${CRM_REDIRECT_BASE,CRM_PUBLIC_URL:https://crm.example}", "user": "${CRM_SMTP_USER:}",
                 "other": "${CRM_PUBLIC_URL:https://crm.example}/docs", "kept": "${client_account}"}
                """;

        JsonNode settings =
                RealmFile.parsed(file, Map.of("CRM_SMTP_HOST", "127.0.0.1", "CRM_PUBLIC_URL", "http://127.0.0.1:8080"));

        assertThat(settings.path("host").asText()).isEqualTo("127.0.0.1");
        assertThat(settings.path("from").asText()).isEqualTo("no-reply@rapport.example");
        assertThat(settings.path("base").asText()).isEqualTo("http://127.0.0.1:8080");
        assertThat(settings.path("user").asText()).isEmpty();
        assertThat(settings.path("other").asText()).isEqualTo("http://127.0.0.1:8080/docs");
        assertThat(settings.path("kept").asText()).isEqualTo("${client_account}");
    }

    @Test
    void whatTheEnvironmentSaysCannotBeMistakenForJson() {
        JsonNode settings =
                RealmFile.parsed("{\"password\": \"${CRM_SMTP_PASSWORD:}\"}", Map.of("CRM_SMTP_PASSWORD", "a\"b\\c$1"));

        assertThat(settings.path("password").asText()).isEqualTo("a\"b\\c$1");
    }

    @Test
    void realmAndThemesCanBeLaidOutForKeycloak(@TempDir Path folder) {
        IdentityFiles.copy(IdentityFiles.REALM, folder);
        IdentityFiles.copy(IdentityFiles.THEMES, folder);

        assertThat(folder.resolve("realm/crm-realm.json")).isNotEmptyFile();
        assertThat(Files.exists(folder.resolve("themes/rapport/login/theme.properties")))
                .isTrue();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
