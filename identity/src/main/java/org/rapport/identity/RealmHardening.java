package org.rapport.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks a running realm whether what should be off is off: by its discovery document, by the admin API, and by trying.
 * Good for any Keycloak, not only for the one that this module configures.
 */
public final class RealmHardening {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI keycloak;
    private final String realm;
    private final String adminToken;

    private RealmHardening(HttpClient http, URI keycloak, String realm, String adminToken) {
        this.http = http;
        this.keycloak = keycloak;
        this.realm = realm;
        this.adminToken = adminToken;
    }

    /**
     * One sentence for each thing that is on and should be off, or the other way round; none when all is well.
     *
     * @param adminToken an access token of somebody who may see realm, clients and users
     */
    public static List<String> violations(URI keycloak, String realm, String adminToken) {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            var hardening = new RealmHardening(http, keycloak, realm, adminToken);
            RunningRealm running = hardening.look();
            List<String> violations = new ArrayList<>(RealmRules.violations(running));
            URI endpoints = keycloak.resolve("/realms/" + realm + "/protocol/openid-connect/");
            violations.addAll(new FlowProbes(http, endpoints).violations(running.activeClients()));
            return List.copyOf(violations);
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak at " + keycloak + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at Keycloak", e);
        }
    }

    private RunningRealm look() throws IOException, InterruptedException {
        JsonNode settings = admin("");
        JsonNode clients = admin("/clients?max=1000");
        String flow = settings.path("browserFlow").asText();
        return new RunningRealm(
                get(keycloak.resolve("/realms/" + realm + "/.well-known/openid-configuration")),
                settings,
                clients,
                admin("/authentication/flows/" + flow.replace(" ", "%20") + "/executions"),
                admin("/authentication/required-actions"),
                admin("/users/profile"),
                admin("/client-policies/profiles?include-global-profiles=true"),
                admin("/client-policies/policies"),
                serviceRoles(clients),
                roleScopes(clients));
    }

    private Map<String, List<String>> roleScopes(JsonNode clients) throws IOException, InterruptedException {
        Map<String, List<String>> roles = new HashMap<>();
        for (JsonNode client : clients) {
            List<String> named = admin("/clients/" + client.path("id").asText() + "/scope-mappings/realm")
                    .valueStream()
                    .map(role -> role.path("name").asText())
                    .toList();
            roles.put(client.path("clientId").asText(), named);
        }
        return roles;
    }

    private Map<String, List<String>> serviceRoles(JsonNode clients) throws IOException, InterruptedException {
        Map<String, List<String>> roles = new HashMap<>();
        for (JsonNode client : clients) {
            if (client.path("serviceAccountsEnabled").asBoolean()) {
                String account = admin("/clients/" + client.path("id").asText() + "/service-account-user")
                        .path("id")
                        .asText();
                List<String> held = admin("/users/" + account + "/role-mappings")
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

    private JsonNode admin(String path) throws IOException, InterruptedException {
        return get(URI.create(keycloak.resolve("/admin/realms/" + realm) + path));
    }

    private JsonNode get(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + adminToken)
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(address.getPath() + " answers " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }
}
