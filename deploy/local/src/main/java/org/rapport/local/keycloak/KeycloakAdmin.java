package org.rapport.local.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapport.local.StackException;

/**
 * The administrator of a local Keycloak: makes people and organisations for demonstrations and tests, with passwords
 * that a real installation never hears of. What is there already is left as it is.
 */
public final class KeycloakAdmin implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The variables that name a Keycloak elsewhere, and a client of its realm {@code master}. */
    static final String URL = "CRM_KEYCLOAK_URL";

    private static final String CLIENT = "CRM_KEYCLOAK_CLIENT";
    private static final String CLIENT_SECRET = "CRM_KEYCLOAK_CLIENT_SECRET";

    /** The role of who operates the installation. */
    static final String OPERATOR = "platform-admin";

    private static final String JSON_TYPE = "application/json";
    private static final Duration TOKEN_USE = Duration.ofSeconds(30);

    private final Browser browser = new Browser();
    private final URI keycloak;
    private final String realm;
    private final String client;
    private final String secret;
    private @Nullable String token;
    private Instant tokenEnd = Instant.MIN;

    private KeycloakAdmin(URI keycloak, String realm, String client, String secret) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.client = client;
        this.secret = secret;
    }

    /** The administrator of that server, at work in the realm {@code crm}. */
    public static KeycloakAdmin of(KeycloakServer server) {
        return of(server.url(), KeycloakServer.ADMINISTRATION, server.administrationSecret());
    }

    /** A client of the realm {@code master} whose service account administers that Keycloak. */
    static KeycloakAdmin of(URI keycloak, String client, String secret) {
        return new KeycloakAdmin(keycloak, KeycloakServer.REALM, client, secret);
    }

    /**
     * The administrator of the Keycloak at {@code CRM_KEYCLOAK_URL}, as the client {@code CRM_KEYCLOAK_CLIENT}; without
     * that variable of the local one.
     */
    static KeycloakAdmin asked(KeycloakServer local, Map<String, String> variables) {
        String address = variables.getOrDefault(URL, "");
        if (address.isEmpty()) {
            return of(local);
        }
        for (String name : List.of(CLIENT, CLIENT_SECRET)) {
            if (variables.getOrDefault(name, "").isEmpty()) {
                throw new StackException(
                        "a Keycloak elsewhere needs " + name + " in the environment; see identity/README.md");
            }
        }
        return of(URI.create(address), variables.get(CLIENT), variables.get(CLIENT_SECRET));
    }

    /** The same administrator at work in another realm. */
    KeycloakAdmin in(String otherRealm) {
        return new KeycloakAdmin(keycloak, otherRealm, client, secret);
    }

    /** Makes the realm that the JSON describes. */
    void realm(String json) {
        URI address = URI.create(keycloak + "/admin/realms");
        checked(browser.send(request("POST", address, JSON_TYPE, BodyPublishers.ofString(json))), address);
        token = null; // knows nothing of the new realm
    }

    /** The id of the person's account, which is made, with that password, when there is none. */
    public String person(Person person, String initialPassword) {
        Optional<String> known = account(person.email());
        if (known.isPresent()) {
            return known.get();
        }
        return account(
                person,
                Map.of(
                        "emailVerified",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", initialPassword, "temporary", false))));
    }

    /** The id of the account with that address. */
    public Optional<String> account(String email) {
        String query = "/users?exact=true&" + Browser.encode(Map.of("email", email));
        return get(query)
                .valueStream()
                .map(account -> account.path("id").asText())
                .findFirst();
    }

    /** The id of a new account for the person, with what else is to be said of it. */
    public String account(Person person, Map<String, Object> more) {
        Map<String, Object> account = new LinkedHashMap<>(more);
        account.put("username", person.email());
        account.put("email", person.email());
        account.put("firstName", person.firstName());
        account.put("lastName", person.lastName());
        account.put("enabled", true);
        return created(call("POST", "/users", account));
    }

    /** The id of the organisation with that alias, which is made when there is none. */
    public String organization(String name, String alias) {
        return organization(alias)
                .orElseGet(() -> created(call("POST", "/organizations", Map.of("name", name, "alias", alias))));
    }

    /** The id of the organisation with that alias. */
    public Optional<String> organization(String alias) {
        return id(get("/organizations?max=1000"), "alias", alias);
    }

    public void member(String organizationId, String personId) {
        if (!isMember(organizationId, personId)) {
            call("POST", "/organizations/" + organizationId + "/members", personId);
        }
    }

    /** Whether the account belongs to the organisation. */
    public boolean isMember(String organizationId, String personId) {
        return id(get("/organizations/" + organizationId + "/members?max=1000"), "id", personId)
                .isPresent();
    }

    /** Makes the person an operator of the installation: a member of {@code platform} with {@code platform-admin}. */
    public void operator(String personId) {
        member(organization("platform").orElseThrow(), personId);
        grantOperator(personId);
    }

    /** Gives the role that makes a member of {@code platform} an operator. */
    void grantOperator(String personId) {
        call("POST", "/users/" + personId + "/role-mappings/realm", List.of(get("/roles/" + OPERATOR)));
    }

    /** Takes role and membership. */
    void dismissOperator(String personId) {
        call("DELETE", "/users/" + personId + "/role-mappings/realm", List.of(get("/roles/" + OPERATOR)));
        String platform = organization("platform").orElseThrow();
        if (isMember(platform, personId)) {
            call("DELETE", "/organizations/" + platform + "/members/" + personId, null);
        }
    }

    URI keycloak() {
        return keycloak;
    }

    /** Ends all sessions of the person, as an administrator of Keycloak does. */
    public void signOut(String personId) {
        call("POST", "/users/" + personId + "/logout", null);
    }

    /** Sends the person a mail with a link by which to join the organisation. */
    public void invite(String organizationId, String personId) {
        send(
                "POST",
                "/organizations/" + organizationId + "/members/invite-existing-user",
                "application/x-www-form-urlencoded",
                BodyPublishers.ofString(Browser.encode(Map.of("id", personId))));
    }

    /** An access token for the admin API, good for half a minute at least. */
    public String token() {
        String current = token;
        if (current != null && Instant.now().isBefore(tokenEnd)) {
            return current;
        }
        URI endpoint = URI.create(keycloak + "/realms/master/protocol/openid-connect/token");
        Map<String, String> request = Map.of(
                "grant_type", "client_credentials",
                "client_id", client,
                "client_secret", secret);
        HttpResponse<String> response = browser.send(Browser.post(endpoint, request));
        if (response.statusCode() == 401) {
            throw new StackException("Keycloak does not know the client " + client
                    + " or its secret; a local stack that" + " an earlier version has made needs ./crm reset");
        }
        String fresh = parse(checked(response, endpoint)).path("access_token").asText();
        token = fresh;
        tokenEnd = Instant.now().plus(TOKEN_USE);
        return fresh;
    }

    @Override
    public void close() {
        browser.close();
    }

    /** What the admin API answers at a path below the realm. */
    JsonNode get(String path) {
        return parse(call("GET", path, null));
    }

    HttpResponse<String> call(String method, String path, @Nullable Object body) {
        return send(
                method, path, JSON_TYPE, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(write(body)));
    }

    private HttpResponse<String> send(String method, String path, String type, HttpRequest.BodyPublisher body) {
        URI address = URI.create(keycloak + "/admin/realms/" + realm + path);
        return checked(browser.send(request(method, address, type, body)), address);
    }

    private HttpRequest request(String method, URI address, String type, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", type)
                .method(method, body)
                .build();
    }

    private static HttpResponse<String> checked(HttpResponse<String> response, URI address) {
        if (response.statusCode() >= 300) {
            throw new StackException("Keycloak answers " + response.statusCode() + " to "
                    + response.request().method() + " " + address.getPath() + ": " + response.body());
        }
        return response;
    }

    private static Optional<String> id(JsonNode list, String property, String value) {
        return list.valueStream()
                .filter(entry -> entry.path(property).asText().equals(value))
                .map(entry -> entry.path("id").asText())
                .findFirst();
    }

    private static String created(HttpResponse<String> response) {
        String location = response.headers().firstValue("location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static JsonNode parse(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new StackException("Keycloak does not answer in JSON", e);
        }
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
