package org.rapport.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The realm that is shipped, as a running Keycloak would show it, ready to be spoilt in one place. */
final class RealmFixture {

    private static final ObjectMapper JSON = new ObjectMapper();

    final ObjectNode metadata = read(IdentityFiles.DISCOVERY);
    final ObjectNode settings = read(IdentityFiles.REALM);
    final ObjectNode userProfile = profile(settings);
    final Map<String, List<String>> roleScopes = roleScopes(settings);
    private List<String> rolesOfCrmAdmin = List.of("manage-users", "manage-organizations");

    static RealmFixture aRealm() {
        return new RealmFixture();
    }

    RealmFixture crmAdminHolds(String... roles) {
        rolesOfCrmAdmin = List.of(roles);
        return this;
    }

    ObjectNode client(String id) {
        return (ObjectNode) settings.path("clients")
                .valueStream()
                .filter(client -> client.path("clientId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    RealmFixture withoutFlow(String alias) {
        ((ArrayNode) settings.path("authenticationFlows"))
                .removeIf(flow -> flow.path("alias").asText().equals(alias));
        return this;
    }

    ObjectNode requiredAction(String alias) {
        return (ObjectNode) settings.path("requiredActions")
                .valueStream()
                .filter(action -> action.path("alias").asText().equals(alias))
                .findFirst()
                .orElseThrow();
    }

    ObjectNode policy() {
        return (ObjectNode) settings.path("clientPolicies").path("policies").path(0);
    }

    /** The executions of the browser flow, those of its sub-flows among them, as the admin API lists them. */
    RunningRealm running() {
        settings.path("clients").forEach(client -> {
            if (!client.has("enabled")) {
                ((ObjectNode) client).put("enabled", true);
            }
        });
        JsonNode executions = JSON.valueToTree(settings.path("authenticationFlows")
                .valueStream()
                .filter(flow -> List.of("browser", "forms", "Password", "Second factor", "Browser - Conditional 2FA")
                        .contains(flow.path("alias").asText()))
                .flatMap(flow -> flow.path("authenticationExecutions").valueStream())
                .map(execution -> Map.of(
                        "providerId",
                        execution.path("authenticator").asText(),
                        "requirement",
                        execution.path("requirement").asText()))
                .toList());
        return new RunningRealm(
                metadata,
                settings,
                settings.path("clients"),
                executions,
                settings.path("requiredActions"),
                userProfile,
                settings.path("clientProfiles"),
                settings.path("clientPolicies"),
                Map.of("crm-admin", rolesOfCrmAdmin),
                roleScopes);
    }

    private static Map<String, List<String>> roleScopes(JsonNode realm) {
        return realm.path("scopeMappings")
                .valueStream()
                .filter(mapping -> mapping.has("client"))
                .collect(Collectors.toMap(mapping -> mapping.path("client").asText(), mapping -> mapping.path("roles")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList()));
    }

    private static ObjectNode profile(JsonNode realm) {
        try {
            return (ObjectNode) JSON.readTree(realm.path("components")
                    .path("org.keycloak.userprofile.UserProfileProvider")
                    .at("/0/config/kc.user.profile.config/0")
                    .asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode read(String name) {
        try (var file = RealmFixture.class.getResourceAsStream("/" + name)) {
            if (file == null) {
                throw new IllegalStateException(name);
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${CRM_GATEWAY_CLIENT_SECRET}", "a secret")
                    .replace("${CRM_KEYCLOAK_ADMIN_CLIENT_SECRET}", "a secret")
                    .replaceAll("\\$\\{CRM_[A-Z_,]+:([^}]*)}", "$1");
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
