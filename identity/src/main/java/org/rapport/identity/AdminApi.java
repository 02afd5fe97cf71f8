package org.rapport.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The admin API of a Keycloak, for one realm; paths are below {@code /admin/realms/<realm>}. */
public final class AdminApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI keycloak;
    private final String realm;
    private final Supplier<String> token;

    /**
     * @param keycloak where it answers, with its relative path if it has one
     * @param token an access token that is good now, asked before each call
     */
    public AdminApi(URI keycloak, String realm, Supplier<String> token) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.token = token;
    }

    /** What is there; the name of a client, flow or role inside a path goes through {@link #segment}. */
    public JsonNode get(String path) {
        return parse(send("GET", admin(path), null).body());
    }

    public void put(String path, JsonNode body) {
        send("PUT", admin(path), body);
    }

    /** The id of what was made, or nothing when the answer names none. */
    public String post(String path, JsonNode body) {
        String location =
                send("POST", admin(path), body).headers().firstValue("location").orElse("");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    public void delete(String path, @Nullable JsonNode body) {
        send("DELETE", admin(path), body);
    }

    /** The name as one segment of a path. */
    public static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }

    /** What the realm tells everybody, below {@code /realms/<realm>}. */
    JsonNode published(String path) {
        return parse(send("GET", realm(path), null).body());
    }

    URI realm(String path) {
        return URI.create(keycloak + "/realms/" + realm + path);
    }

    HttpClient http() {
        return http;
    }

    private URI admin(String path) {
        return URI.create(keycloak + "/admin/realms/" + realm + path);
    }

    private HttpResponse<String> send(String method, URI address, @Nullable JsonNode body) {
        BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json")
                .method(method, content)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new KeycloakException("Keycloak answers " + response.statusCode() + " to " + method + " "
                        + address.getPath() + " " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new KeycloakException("Keycloak at " + keycloak + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeycloakException("interrupted while talking to Keycloak", e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new KeycloakException("Keycloak does not answer in JSON: " + e.getOriginalMessage(), e);
        }
    }
}
