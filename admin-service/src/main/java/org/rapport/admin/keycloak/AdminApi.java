package org.rapport.admin.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;

/** Calls of Keycloak's admin API with a token of the service's own, fetched when needed and kept while it lasts. */
@ApplicationScoped
class AdminApi {

    private static final Duration SPARE = Duration.ofSeconds(10);
    private static final String FORM = "application/x-www-form-urlencoded";

    /** What Keycloak answered; a body that is no JSON counts as none. */
    record Answer(int status, JsonNode body, @Nullable String location) {}

    private record Token(String value, Instant until) {}

    private record Form(Map<String, String> fields) {

        String encoded() {
            return fields.entrySet().stream()
                    .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                    .collect(Collectors.joining("&"));
        }
    }

    private final KeycloakConfig config;
    private final ObjectMapper json;
    private final HttpClient http;
    private final Clock clock = Clock.systemUTC();
    private volatile @Nullable Token token;

    AdminApi(KeycloakConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.timeout())
                .build();
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    Answer post(String path, Object body) {
        return call("POST", path, body);
    }

    /** A POST of {@code fields} as a form, for the few operations that take no JSON. */
    Answer submit(String path, Map<String, String> fields) {
        return call("POST", path, new Form(fields));
    }

    Answer put(String path, Object body) {
        return call("PUT", path, body);
    }

    Answer delete(String path) {
        return call("DELETE", path, null);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The refusal that an unexpected {@code answer} to {@code what} is. */
    static KeycloakRefusal refusal(String what, Answer answer) {
        JsonNode reason = answer.body().path("errorMessage");
        return new KeycloakRefusal("Keycloak does not %s: %d%s"
                .formatted(what, answer.status(), reason.isTextual() ? ", " + reason.textValue() : ""));
    }

    private Answer call(String method, String path, @Nullable Object body) {
        Answer answer = callOnce(method, path, body);
        if (answer.status() == 401) {
            token = null; // Keycloak was set up anew, or its keys were changed.
            answer = callOnce(method, path, body);
        }
        return answer;
    }

    private Answer callOnce(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(config.url().resolve("/admin/realms/" + config.realm() + path))
                .timeout(config.timeout())
                .header("Authorization", "Bearer " + token())
                .header("Accept", "application/json");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else if (body instanceof Form form) {
            request.header("Content-Type", FORM).method(method, BodyPublishers.ofString(form.encoded()));
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(write(body)));
        }
        return send(request.build());
    }

    private String token() {
        Token known = token;
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.value();
        }
        var form = new Form(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                config.client(),
                "client_secret",
                config.adminClientSecret().orElse("")));
        URI uri = config.url().resolve("/realms/" + config.realm() + "/protocol/openid-connect/token");
        var answer = send(HttpRequest.newBuilder(uri)
                .timeout(config.timeout())
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(form.encoded()))
                .build());
        if (answer.status() != 200) {
            throw new KeycloakRefusal("Keycloak does not let " + config.client() + " in: " + answer.status());
        }
        var fresh = new Token(
                answer.body().path("access_token").asText(),
                clock.instant()
                        .plusSeconds(answer.body().path("expires_in").asLong())
                        .minus(SPARE));
        token = fresh;
        return fresh.value();
    }

    private Answer send(HttpRequest request) {
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw away(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("interrupted");
        }
        if (response.statusCode() >= 500) {
            throw away("it answers " + response.statusCode());
        }
        return new Answer(
                response.statusCode(),
                read(response.body()),
                response.headers().firstValue("Location").orElse(null));
    }

    private static DomainException.Unavailable away(String reason) {
        return new DomainException.Unavailable("keycloak-away", "Keycloak is away for the moment: " + reason);
    }

    private JsonNode read(String body) {
        try {
            JsonNode tree = json.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request to Keycloak cannot be written", e);
        }
    }
}
