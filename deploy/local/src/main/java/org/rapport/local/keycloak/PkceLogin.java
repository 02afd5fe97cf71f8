package org.rapport.local.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.installation.secret.Origin;
import org.rapport.local.StackException;

/**
 * A person signing in: the authorisation-code flow with PKCE, page by page, as a browser goes through it. Nothing here
 * knows a short cut; there is none.
 *
 * @param organization alias of the tenant to act in; null asks for none
 * @param factor       the second factor, which is asked for if there is one
 */
public record PkceLogin(
        URI keycloak,
        String realm,
        String client,
        URI redirectUri,
        @Nullable String organization,
        String scope,
        @Nullable SecondFactor factor) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The authentication context class of a sign-in with a second factor. */
    private static final String SECOND_FACTOR = "2";

    /** The realm's people, signing in from the command line. */
    public static PkceLogin at(URI keycloak, String realm) {
        return new PkceLogin(
                keycloak, realm, "crm-cli", URI.create("http://127.0.0.1:49152/callback"), null, "openid", null);
    }

    public PkceLogin client(String clientId) {
        return new PkceLogin(keycloak, realm, clientId, redirectUri, organization, scope, factor);
    }

    public PkceLogin redirectUri(URI uri) {
        return new PkceLogin(keycloak, realm, client, uri, organization, scope, factor);
    }

    public PkceLogin organization(String alias) {
        return new PkceLogin(keycloak, realm, client, redirectUri, alias, scope, factor);
    }

    /** Scopes beside that of the organisation, separated by spaces. */
    public PkceLogin scope(String scopes) {
        return new PkceLogin(keycloak, realm, client, redirectUri, organization, scopes, factor);
    }

    /** Asks to be asked for a second factor, and has that one. */
    public PkceLogin factor(SecondFactor second) {
        return new PkceLogin(keycloak, realm, client, redirectUri, organization, scope, second);
    }

    /** The tokens of that person; fails with what the page says when Keycloak refuses. */
    public Tokens login(String user, String password) {
        try (var browser = new Browser(redirectUri)) {
            return login(browser, Map.of("username", user, "password", password), Map.of());
        }
    }

    /** Enters the password and nothing that is asked for then; fails with what the page says when Keycloak refuses it. */
    public void enterPassword(String user, String password) {
        try (var browser = new Browser(redirectUri)) {
            URI address = authorization(Origin.INSTALLATION.secret(), Origin.INSTALLATION.secret(), Map.of());
            new LoginPages(Map.of("username", user, "password", password), null).passFirst(browser, address);
        }
    }

    /**
     * The tokens of whoever signs in with that browser, or has before.
     *
     * @param entered what is entered where a page asks for it
     * @param asked   more parameters of the request, such as {@code prompt}
     */
    Tokens login(Browser browser, Map<String, String> entered, Map<String, String> asked) {
        String verifier = Origin.INSTALLATION.secret();
        String state = Origin.INSTALLATION.secret();
        Map<String, String> answer =
                query(new LoginPages(entered, factor).pass(browser, authorization(verifier, state, asked)));
        if (answer.containsKey("error")) {
            throw new StackException("Keycloak refuses " + entered.get("username") + ": "
                    + answer.getOrDefault("error_description", answer.get("error")));
        }
        if (!state.equals(answer.get("state"))) {
            throw new StackException("Keycloak answered to another login than this one");
        }
        Map<String, String> exchange = new LinkedHashMap<>();
        exchange.put("grant_type", "authorization_code");
        exchange.put("client_id", client);
        exchange.put("redirect_uri", redirectUri.toString());
        exchange.put("code", answer.getOrDefault("code", ""));
        exchange.put("code_verifier", verifier);
        return tokens(browser, exchange);
    }

    /** New tokens for a refresh token, which thereby is spent. */
    public Tokens refresh(String refreshToken) {
        try (var browser = new Browser()) {
            return tokens(
                    browser, Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", refreshToken));
        }
    }

    private URI authorization(String verifier, String state, Map<String, String> asked) {
        Map<String, String> query = new LinkedHashMap<>(asked);
        query.put("response_type", "code");
        query.put("client_id", client);
        query.put("redirect_uri", redirectUri.toString());
        query.put("scope", organization == null ? scope : scope + " organization:" + organization);
        query.put("state", state);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        if (factor != null) {
            query.put("acr_values", SECOND_FACTOR);
        }
        return endpoint("auth?" + Browser.encode(query));
    }

    private Tokens tokens(Browser browser, Map<String, String> request) {
        HttpResponse<String> response = browser.send(Browser.post(endpoint("token"), request));
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new StackException("Keycloak gives no token: "
                        + answer.path("error_description")
                                .asText(answer.path("error").asText()));
            }
            return new Tokens(
                    answer.path("access_token").asText(),
                    answer.path("refresh_token").asText(),
                    answer.path("id_token").asText(),
                    Duration.ofSeconds(answer.path("expires_in").asLong()));
        } catch (JsonProcessingException e) {
            throw new StackException("Keycloak's token endpoint does not answer in JSON", e);
        }
    }

    private URI endpoint(String name) {
        return keycloak.resolve("/realms/" + realm + "/protocol/openid-connect/" + name);
    }

    private static Map<String, String> query(URI address) {
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
