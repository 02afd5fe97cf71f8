package org.rapport.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tries, as a stranger would, what the realm must refuse. What is refused leads to no login page and to no token. */
final class FlowProbes {

    /** The example of RFC 7636. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final int ANY_PORT = 49152;

    private final HttpClient http;
    private final URI endpoints;

    FlowProbes(HttpClient http, URI endpoints) {
        this.http = http;
        this.endpoints = endpoints;
    }

    List<String> violations(List<JsonNode> clients) throws IOException, InterruptedException {
        List<String> violations = new ArrayList<>();
        for (JsonNode client : clients) {
            if (client.path("standardFlowEnabled").asBoolean()) {
                violations.addAll(authorization(client));
            }
            if (client.path("publicClient").asBoolean()) {
                violations.addAll(token(client.path("clientId").asText()));
            }
        }
        return violations;
    }

    private List<String> authorization(JsonNode client) throws IOException, InterruptedException {
        String id = client.path("clientId").asText();
        Map<String, String> good = new LinkedHashMap<>();
        good.put("client_id", id);
        good.put("redirect_uri", redirectUri(client));
        good.put("response_type", "code");
        good.put("scope", "openid");
        good.put("state", "probe");
        good.put("nonce", "probe");
        good.put("code_challenge", CHALLENGE);
        good.put("code_challenge_method", "S256");
        List<String> violations = new ArrayList<>();
        if (!leadsToLogin(good)) {
            violations.add("client " + id + ": even a correct request leads to no login page");
        }
        Map<String, Map<String, String>> bad = new LinkedHashMap<>();
        bad.put("accepts the implicit grant", with(good, "response_type", "token"));
        bad.put("accepts the hybrid flow", with(good, "response_type", "code id_token"));
        bad.put("accepts plain PKCE", with(good, "code_challenge_method", "plain"));
        bad.put("accepts a code without PKCE", without(good, "code_challenge", "code_challenge_method"));
        bad.put("accepts a foreign redirect URI", with(good, "redirect_uri", "https://example.org/callback"));
        bad.put("accepts a longer redirect URI", with(good, "redirect_uri", redirectUri(client) + "/../more"));
        for (Map.Entry<String, Map<String, String>> attempt : bad.entrySet()) {
            if (leadsToLogin(attempt.getValue())) {
                violations.add("client " + id + ": " + attempt.getKey());
            }
        }
        return violations;
    }

    private List<String> token(String client) throws IOException, InterruptedException {
        Map<String, String> request =
                Map.of("client_id", client, "grant_type", "password", "username", "nobody", "password", "nothing");
        HttpRequest post = HttpRequest.newBuilder(endpoints.resolve("token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(request)))
                .build();
        HttpResponse<String> response = http.send(post, BodyHandlers.ofString());
        // invalid_grant would mean that the password was looked at
        boolean refused = response.statusCode() >= 400 && !response.body().contains("invalid_grant");
        return refused ? List.of() : List.of("client " + client + ": accepts the password grant");
    }

    private boolean leadsToLogin(Map<String, String> query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoints.resolve("auth?" + encode(query)))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    /** A redirect URI that the client could send: with some port where it was registered for any. */
    private String redirectUri(JsonNode client) {
        String registered = client.path("redirectUris").path(0).asText();
        if (registered.startsWith("/")) {
            return endpoints.resolve(registered.replace("*", "")).toString();
        }
        URI uri = URI.create(registered);
        boolean anyPort = "http".equals(uri.getScheme()) && uri.getPort() < 0;
        return anyPort ? registered.replace(uri.getHost(), uri.getHost() + ":" + ANY_PORT) : registered;
    }

    private static Map<String, String> with(Map<String, String> query, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, String> without(Map<String, String> query, String... names) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        changed.keySet().removeAll(List.of(names));
        return changed;
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
