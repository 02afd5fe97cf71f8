package org.rapport.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.rapport.identity.AdminApi;
import org.rapport.identity.IdentityFiles;
import org.rapport.identity.RealmFile;
import org.rapport.identity.RealmHardening;
import org.rapport.identity.change.RealmChanges;

/** A realm like the one that is shipped, changed behind the back of its file: what differs is shown and set right. */
@ExtendWith(LocalKeycloak.Extension.class)
@ResourceLock(LocalKeycloak.NAME)
class RealmChangesTest {

    private static final Person OLGA = new Person("olga@rapport.example", "Olga", "Operator");
    private static final String PASSWORD = "correct-horse-battery";

    private static final String RESET = "resetCredentialsFlow";
    private static final String REALM = "changed";

    private static LocalKeycloak local;
    private static KeycloakAdmin admin;
    private static AdminApi api;
    private ObjectNode wanted;

    @BeforeAll
    static void importRealm(LocalKeycloak running) {
        local = running;
        ObjectNode file = file();
        ((ObjectNode) file.at("/organizations/0")).remove("id"); // taken by the realm that is shipped
        running.admin().realm(file.toString());
        admin = running.admin().in(REALM);
        api = new AdminApi(running.keycloak().url(), REALM, admin::token);
    }

    /** Also what Keycloak's import adds a little by itself. */
    @BeforeEach
    void setRight() {
        wanted = file();
        assertThat(apply()).isEmpty();
    }

    @AfterAll
    static void close() {
        api.close();
        admin.close();
    }

    @Test
    void aRealmThatIsAsItsFileSaysHasNoChanges() {
        assertThat(lines()).isEmpty();
    }

    @Test
    void whatWasChangedIsShownAndSetRight() {
        put("", "accessTokenLifespan", 86_400);
        put("/authentication/required-actions/UPDATE_EMAIL", "enabled", false);
        spoilProfile();
        spoilClient("crm-spa");
        spoilMappers("profile");
        spoilFlow(bound("browserFlow"), "conditional-level-of-authentication", "DISABLED");
        spoilFlow(bound(RESET), "reset-password", "DISABLED");
        put("/roles/platform-admin", "description", "Does anything");
        ArrayNode operator = roles("", "platform-admin");
        api.post("/roles/default-roles-" + REALM + "/composites", operator);
        api.post(client("crm-mobile") + "/scope-mappings/realm", operator);
        api.delete(client("crm-cli") + "/scope-mappings/realm", operator);
        String account = api.get(client("crm-admin") + "/service-account-user")
                .path("id")
                .asText();
        String mapping = "/users/" + account + "/role-mappings" + client("realm-management");
        api.post(mapping, roles(client("realm-management"), "manage-realm"));
        api.delete(mapping, roles(client("realm-management"), "view-events"));
        ObjectNode policies = (ObjectNode) api.get("/client-policies/policies");
        ((ObjectNode) policies.at("/policies/0")).put("enabled", false);
        api.put("/client-policies/policies", policies);

        assertThat(lines())
                .contains(
                        "~ realm",
                        "    accessTokenLifespan: 86400 → 600",
                        "~ required action UPDATE_EMAIL",
                        "    enabled: false → true",
                        "~ user profile",
                        "    attributes/username/permissions/edit: - user",
                        "    attributes/lastName/required: {\"roles\":[\"user\"]} → nothing",
                        "~ client crm-spa",
                        "    redirectUris: - https://elsewhere.example/callback",
                        "    attributes/access.token.lifespan: \"86400\" → nothing",
                        "~ client crm-spa, default scopes",
                        "    + crm-api",
                        "    - service_account",
                        "- client scope profile, mapper everything",
                        "+ client scope profile, mapper locale",
                        "~ client scope profile, mapper username",
                        "    config/user.attribute: \"email\" → \"username\"",
                        "~ flow browser",
                        "    -     conditional-level-of-authentication DISABLED {loa-condition-level=1, loa-max-age=0}",
                        "    +     conditional-level-of-authentication REQUIRED {loa-condition-level=1, loa-max-age=0}",
                        "~ flow reset credentials",
                        "    - reset-password DISABLED",
                        "    + reset-password REQUIRED",
                        "~ role platform-admin",
                        "~ role default-roles-" + REALM + ", includes",
                        "    - platform-admin",
                        "~ client crm-mobile, tokens may name",
                        "~ client crm-cli, tokens may name",
                        "    + platform-admin",
                        "~ service account of crm-admin, roles of realm-management",
                        "    - manage-realm",
                        "    + view-events",
                        "~ client policies",
                        "    crm-oauth-2-1/enabled: false → true");

        assertThat(apply()).isEmpty();

        assertThat(lines()).isEmpty();
        assertThat(RealmHardening.violations(local.keycloak().url(), REALM, admin::token))
                .isEmpty();
    }

    @Test
    void whatTheFileDoesNotNameIsLeftAlone() {
        String machine = api.post("/clients", json("""
                {"clientId": "acme-erp", "secret": "its own", "serviceAccountsEnabled": true,
                 "standardFlowEnabled": false, "attributes": {"access.token.lifespan": "60"}}
                """));
        api.post("/client-scopes", json("{\"name\": \"warehouse\", \"protocol\": \"openid-connect\"}"));
        api.post("/roles", json("{\"name\": \"stock-taker\"}"));
        ObjectNode profiles = (ObjectNode) api.get("/client-policies/profiles");
        ((ArrayNode) profiles.path("profiles")).add(json("{\"name\": \"machines\", \"executors\": []}"));
        api.put("/client-policies/profiles", profiles);
        admin.person(OLGA, PASSWORD);
        api.post(client("crm-gateway") + "/client-secret", json("{}"));
        String secret = secret(client("crm-gateway"));
        put("", "accessTokenLifespan", 86_400); // something to set right

        assertThat(apply()).isEmpty();

        assertThat(secret(client("crm-gateway"))).isEqualTo(secret).isNotEqualTo("a secret");
        assertThat(secret("/clients/" + machine)).isEqualTo("its own");
        assertThat(api.get("/client-scopes").findValuesAsText("name")).contains("warehouse");
        assertThat(api.get("/roles").findValuesAsText("name")).contains("stock-taker");
        assertThat(api.get("/client-policies/profiles").findValuesAsText("name"))
                .contains("machines");
        assertThat(login(null).accessToken()).isNotEmpty();
    }

    @Test
    void whatIsNewInTheFileIsMade() {
        ((ArrayNode) wanted.at("/roles/realm")).add(json("{\"name\": \"auditor\", \"description\": \"Reads\"}"));
        ((ArrayNode) wanted.path("clientScopes")).add(json("""
                {"name": "audit", "description": "Audit", "protocol": "openid-connect",
                 "attributes": {"include.in.token.scope": "true"},
                 "protocolMappers": [{"name": "audience", "protocol": "openid-connect",
                   "protocolMapper": "oidc-audience-mapper",
                   "config": {"included.client.audience": "crm-api", "access.token.claim": "true"}}]}
                """));
        ((ArrayNode) wanted.path("clients")).add(json("""
                {"clientId": "crm-audit", "protocol": "openid-connect", "publicClient": true,
                 "standardFlowEnabled": true, "fullScopeAllowed": false,
                 "redirectUris": ["https://audit.example/callback"], "webOrigins": [],
                 "attributes": {"pkce.code.challenge.method": "S256", "post.logout.redirect.uris": "+"},
                 "defaultClientScopes": ["basic", "audit"], "optionalClientScopes": []}
                """));
        ((ArrayNode) wanted.path("scopeMappings")).add(json("{\"client\": \"crm-audit\", \"roles\": [\"auditor\"]}"));
        ((ArrayNode) wanted.path("defaultOptionalClientScopes")).add("audit");

        assertThat(lines())
                .contains(
                        "+ role auditor",
                        "+ client scope audit",
                        "~ optional scopes of new clients",
                        "+ client crm-audit",
                        "~ client crm-audit, tokens may name",
                        "    + auditor");
        assertThat(apply()).isEmpty();

        assertThat(lines()).isEmpty();
    }

    /** The levels of authentication and the condition on another flow keep their meaning under new names. */
    @Test
    void aFlowThatWasBuiltAnewAsksForTheSecondFactor() {
        admin.operator(admin.person(OLGA, PASSWORD));
        spoilFlow(bound("browserFlow"), "auth-username-password-form", "DISABLED");
        assertThat(apply()).isEmpty();
        SecondFactor factor = SecondFactor.in(local.folder().resolve(REALM));

        JsonNode weak = Jwt.claims(login(null).accessToken());
        JsonNode first = Jwt.claims(login(factor).accessToken());
        JsonNode again = Jwt.claims(login(factor).accessToken());

        assertThat(List.of(weak, first, again))
                .extracting(claims -> claims.path("acr").asText())
                .containsExactly("1", "2", "2");
    }

    @Test
    void aFlowIsReplacedAlsoAfterAnAttemptThatDiedAndWhenItIsOneOfOurs() {
        spoilFlow(bound(RESET), "reset-password", "DISABLED");
        assertThat(apply()).isEmpty();
        String built = bound(RESET);
        spoilFlow(built, "reset-password", "DISABLED");
        assertThat(apply()).isEmpty();
        String rebuilt = bound(RESET);
        ObjectNode left = json("{\"providerId\": \"basic-flow\", \"topLevel\": true, \"builtIn\": false}");
        left.put("alias", built);
        api.post("/authentication/flows", left);
        spoilFlow(rebuilt, "reset-password", "DISABLED");

        assertThat(apply()).isEmpty();

        assertThat(lines()).isEmpty();
        assertThat(bound(RESET)).isEqualTo(built).isNotEqualTo(rebuilt);
        assertThat(api.get("/authentication/flows").findValuesAsText("alias")).doesNotContain(rebuilt);
    }

    @Test
    void whatKeycloakRefusesIsToldAndTheRestIsDone() {
        put("", "accessTokenLifespan", 86_400);
        wanted.path("clients").forEach(client -> {
            if (client.path("clientId").asText().equals("crm-spa")) {
                ((ArrayNode) client.path("redirectUris")).add("https://*.example/callback");
            }
        });

        assertThat(apply()).singleElement().asString().startsWith("~ client crm-spa: Keycloak answers 400");

        assertThat(lines()).containsExactly("~ client crm-spa", "    redirectUris: + https://*.example/callback");
    }

    @Test
    void aNewClientNeedsItsSecretFromTheEnvironment() {
        ((ArrayNode) wanted.path("clients"))
                .add(json("{\"clientId\": \"crm-new\", \"secret\": \"${CRM_NEW_SECRET}\"}"));

        assertThat(apply()).singleElement().asString().contains("crm-new", "${CRM_NEW_SECRET}");
    }

    private List<String> lines() {
        return RealmChanges.between(wanted, api).lines();
    }

    private List<String> apply() {
        return RealmChanges.between(wanted, api).apply();
    }

    private Tokens login(@Nullable SecondFactor factor) {
        PkceLogin login = PkceLogin.at(local.keycloak().url(), REALM)
                .organization("platform")
                .factor(factor);
        return login.login(OLGA.email(), PASSWORD);
    }

    private String bound(String binding) {
        return api.get("").path(binding).asText();
    }

    private String client(String clientId) {
        return "/clients/"
                + api.get("/clients?clientId=" + clientId).path(0).path("id").asText();
    }

    private String secret(String client) {
        return api.get(client).path("secret").asText();
    }

    private ArrayNode roles(String of, String name) {
        return ((ArrayNode) Jwt.json("[]")).add(api.get(of + "/roles/" + name));
    }

    private void put(String path, String property, Object value) {
        ObjectNode changed = (ObjectNode) api.get(path);
        changed.putPOJO(property, value);
        api.put(path, changed);
    }

    private void spoilProfile() {
        ObjectNode profile = (ObjectNode) api.get("/users/profile");
        ((ArrayNode) profile.at("/attributes/0/permissions/edit")).add("user");
        ((ObjectNode) profile.at("/attributes/3")).set("required", json("{\"roles\": [\"user\"]}"));
        api.put("/users/profile", profile);
    }

    private void spoilClient(String clientId) {
        String path = client(clientId);
        ObjectNode client = (ObjectNode) api.get(path);
        ((ArrayNode) client.path("redirectUris")).add("https://elsewhere.example/callback");
        ((ObjectNode) client.path("attributes")).put("access.token.lifespan", "86400");
        api.put(path, client);
        api.delete(path + "/default-client-scopes/" + scope("crm-api"), null);
        api.put(path + "/default-client-scopes/" + scope("service_account"), json("{}"));
    }

    private void spoilMappers(String scope) {
        String path = "/client-scopes/" + scope(scope) + "/protocol-mappers/models";
        for (JsonNode mapper : api.get(path)) {
            String at = path + "/" + mapper.path("id").asText();
            switch (mapper.path("name").asText()) {
                case "locale" -> api.delete(at, null);
                case "username" -> {
                    ((ObjectNode) mapper.path("config")).put("user.attribute", "email");
                    api.put(at, mapper);
                }
                default -> {
                    // stays
                }
            }
        }
        api.post(path, json("""
                {"name": "everything", "protocol": "openid-connect", "protocolMapper": "oidc-full-name-mapper",
                 "config": {"id.token.claim": "true"}}
                """));
    }

    private void spoilFlow(String alias, String provider, String requirement) {
        String path = "/authentication/flows/" + AdminApi.segment(alias) + "/executions";
        JsonNode step = api.get(path)
                .valueStream()
                .filter(execution -> execution.path("providerId").asText().equals(provider))
                .findFirst()
                .orElseThrow();
        api.put(path, ((ObjectNode) step).put("requirement", requirement));
    }

    private String scope(String name) {
        return api.get("/client-scopes")
                .valueStream()
                .filter(scope -> scope.path("name").asText().equals(name))
                .map(scope -> scope.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode file() {
        ObjectNode file = RealmFile.of(
                IdentityFiles.REALM,
                Map.of("CRM_GATEWAY_CLIENT_SECRET", "a secret", "CRM_KEYCLOAK_ADMIN_CLIENT_SECRET", "another"));
        ObjectNode renamed = json(file.toString()
                .replace("/realms/crm/", "/realms/" + REALM + "/")
                .replace("default-roles-crm", "default-roles-" + REALM));
        return renamed.put("realm", REALM);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Jwt.json(text);
    }
}
