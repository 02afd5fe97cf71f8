package org.rapport.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rapport.local.keycloak.KeycloakServer;
import org.rapport.local.keycloak.Tokens;

/** A program with a client of its own in Keycloak, which gets its tokens by its secret. */
record Machine(URI keycloak, String client) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "a-secret-of-a-test-only";

    /** The mapper that writes the tenant on the client's tokens. */
    static List<Map<String, Object>> tenant(String alias, UUID id) {
        return List.of(Map.of(
                "name",
                "tenant",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-hardcoded-claim-mapper",
                "config",
                Map.of(
                        "claim.name",
                        "organization",
                        "claim.value",
                        "{\"" + alias + "\":{\"id\":\"" + id + "\"}}",
                        "jsonType.label",
                        "JSON",
                        "access.token.claim",
                        "true")));
    }

    /** Makes the client, whose tokens are for this API. */
    void create(String administrator, List<Map<String, Object>> mappers, int lifespanSeconds) {
        create(administrator, mappers, lifespanSeconds, List.of("basic", "roles", "service_account", "crm-api"));
    }

    /**
     * Makes the client.
     *
     * @param lifespanSeconds of its tokens; 0 for the usual one
     * @param scopes          among them {@code crm-api}, or the tokens are for somebody else
     */
    void create(String administrator, List<Map<String, Object>> mappers, int lifespanSeconds, List<String> scopes) {
        Map<String, String> attributes =
                lifespanSeconds == 0 ? Map.of() : Map.of("access.token.lifespan", Integer.toString(lifespanSeconds));
        Map<String, Object> wanted = Map.of(
                "clientId", client,
                "secret", SECRET,
                "serviceAccountsEnabled", true,
                "standardFlowEnabled", false,
                "fullScopeAllowed", false,
                "attributes", attributes,
                "protocolMappers", mappers,
                "defaultClientScopes", scopes);
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(keycloak + "/admin/realms/" + KeycloakServer.REALM + "/clients"))
                    .header("Authorization", "Bearer " + administrator)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(wanted)))
                    .build();
            send(request, 201);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fresh access token; there is no other kind for a machine. */
    Tokens tokens() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak + "/realms/" + KeycloakServer.REALM + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=" + client + "&client_secret=" + SECRET))
                .build();
        try {
            JsonNode answer = JSON.readTree(send(request, 200).body());
            return new Tokens(
                    answer.path("access_token").asText(),
                    "",
                    "",
                    Duration.ofSeconds(answer.path("expires_in").asLong()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest request, int expected) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new AssertionError(request.uri() + " → " + response.statusCode() + " " + response.body());
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
