package org.rapport.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Asks a running realm whether what should be off is off: by its discovery document, by the admin API, and by trying.
 * Good for any Keycloak, not only for the one that this module configures.
 */
public final class RealmHardening {

    private final AdminApi api;

    private RealmHardening(AdminApi api) {
        this.api = api;
    }

    /**
     * One sentence for each thing that is on and should be off, or the other way round; none when all is well.
     *
     * @param adminToken an access token of somebody who may see realm, clients and users, asked before each call
     */
    public static List<String> violations(URI keycloak, String realm, Supplier<String> adminToken) {
        try (var api = new AdminApi(keycloak, realm, adminToken)) {
            RunningRealm running = new RealmHardening(api).look();
            List<String> violations = new ArrayList<>(RealmRules.violations(running));
            URI endpoints = api.realm("/protocol/openid-connect/");
            violations.addAll(new FlowProbes(api.http(), endpoints).violations(running.activeClients()));
            return List.copyOf(violations);
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak at " + keycloak + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at Keycloak", e);
        }
    }

    private RunningRealm look() {
        JsonNode settings = api.get("");
        JsonNode clients = api.get("/clients?max=1000");
        String flow = settings.path("browserFlow").asText();
        return new RunningRealm(
                api.published("/.well-known/openid-configuration"),
                settings,
                clients,
                api.get("/authentication/flows/" + AdminApi.segment(flow) + "/executions"),
                api.get("/authentication/required-actions"),
                api.get("/users/profile"),
                api.get("/client-policies/profiles?include-global-profiles=true"),
                api.get("/client-policies/policies"),
                serviceRoles(clients),
                roleScopes(clients));
    }

    private Map<String, List<String>> roleScopes(JsonNode clients) {
        Map<String, List<String>> roles = new HashMap<>();
        for (JsonNode client : clients) {
            List<String> named = api.get("/clients/" + client.path("id").asText() + "/scope-mappings/realm")
                    .valueStream()
                    .map(role -> role.path("name").asText())
                    .toList();
            roles.put(client.path("clientId").asText(), named);
        }
        return roles;
    }

    private Map<String, List<String>> serviceRoles(JsonNode clients) {
        Map<String, List<String>> roles = new HashMap<>();
        for (JsonNode client : clients) {
            if (client.path("serviceAccountsEnabled").asBoolean()) {
                String account = api.get("/clients/" + client.path("id").asText() + "/service-account-user")
                        .path("id")
                        .asText();
                List<String> held = api.get("/users/" + account + "/role-mappings")
                        .path("clientMappings")
                        .path("realm-management")
                        .path("mappings")
                        .valueStream()
                        .map(role -> role.path("name").asText())
                        .toList();
                roles.put(client.path("clientId").asText(), held);
            }
        }
        return roles;
    }
}
