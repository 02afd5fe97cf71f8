package org.rapport.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.identity.RealmHardening;
import org.rapport.local.StackException;
import org.rapport.local.mail.MailServer;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.process.Caches;
import org.rapport.local.process.Ports;

/** The realm as it is shipped, in a real Keycloak on a real PostgreSQL: one start for all of these. */
class KeycloakServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "correct-horse-battery";
    private static final Person ADA = new Person("ada@acme.example", "Ada", "Admin");

    @TempDir
    static Path state;

    private static PostgresServer postgres;
    private static MailServer mail;
    private static KeycloakServer keycloak;
    private static KeycloakAdmin admin;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.at(state.resolve("postgres"), Ports.free(), Durability.FORGETFUL)
                .start();
        int smtpPort = Ports.free();
        mail = MailServer.at(state.resolve("mail"), smtpPort, Ports.free()).start();
        var parameters = new RealmParameters(URI.create("http://127.0.0.1:8080"), smtpPort);
        keycloak = KeycloakServer.at(state.resolve("keycloak"), Ports.free(), Ports.free(), postgres, parameters)
                .start();
        admin = KeycloakAdmin.of(keycloak);
        admin.organization("Globex", "globex");
        admin.member(admin.organization("Acme", "acme"), admin.person(ADA, PASSWORD));
    }

    @AfterAll
    static void stop() {
        admin.close();
        keycloak.close();
        Caches.delete(state.resolve("keycloak")); // it links to the cache, which JUnit would warn about
        mail.close();
        postgres.close();
    }

    @Test
    void whatShouldBeOffIsOff() {
        assertThat(RealmHardening.violations(keycloak.url(), KeycloakServer.REALM, admin.token()))
                .isEmpty();
    }

    @Test
    void theHardeningFindsWhatAnUntouchedRealmLeavesOn() {
        assertThat(RealmHardening.violations(keycloak.url(), "master", admin.token()))
                .contains(
                        "refresh tokens are not rotated",
                        "client admin-cli: accepts the password grant",
                        "client account: accepts plain PKCE");
    }

    @Test
    void aMemberSignsInAndTheTokenNamesTheOneOrganisation() {
        Tokens tokens = login("crm-cli", "acme");

        JsonNode claims = claims(tokens.accessToken());
        assertThat(claims.path("iss").asText()).isEqualTo(keycloak.url() + "/realms/crm");
        assertThat(claims.path("aud").asText()).isEqualTo("crm-api");
        assertThat(claims.path("typ").asText()).isEqualTo("Bearer");
        assertThat(claims.path("azp").asText()).isEqualTo("crm-cli");
        assertThat(claims.path("organization").size()).isEqualTo(1);
        assertThat(claims.at("/organization/acme/id").asText())
                .isEqualTo(admin.organization("acme").orElseThrow());
        assertThat(claims.path("name").asText()).isEqualTo("Ada Admin");
        assertThat(List.of("sub", "sid", "acr", "auth_time", "email")).allMatch(claims::hasNonNull);
        assertThat(header(tokens.accessToken()).path("alg").asText()).isEqualTo("ES256");
    }

    @Test
    void whoIsNoMemberGetsATokenWithoutOrganisation() {
        JsonNode claims = claims(login("crm-cli", "globex").accessToken());

        assertThat(claims.has("organization")).isFalse();
    }

    @Test
    void aRefreshTokenIsGoodOnceAndKeepsTheOrganisation() {
        PkceLogin login = PkceLogin.at(keycloak.url(), KeycloakServer.REALM).organization("acme");
        Tokens first = login.login(ADA.email(), PASSWORD);

        Tokens second = login.refresh(first.refreshToken());

        assertThat(claims(second.accessToken()).at("/organization/acme/id").asText())
                .isNotEmpty();
        assertThatThrownBy(() -> login.refresh(first.refreshToken())).hasMessageContaining("reuse exceeded");
    }

    @Test
    void aStrangerAndAWrongPasswordAreToldTheSame() {
        PkceLogin login = PkceLogin.at(keycloak.url(), KeycloakServer.REALM).organization("acme");

        assertThatThrownBy(() -> login.login(ADA.email(), "wrong-password"))
                .isInstanceOf(StackException.class)
                .hasMessage("Keycloak refuses ada@acme.example: Invalid username or password.");
        assertThatThrownBy(() -> login.login("nobody@acme.example", "wrong-password"))
                .isInstanceOf(StackException.class)
                .hasMessage("Keycloak refuses nobody@acme.example: Invalid username or password.");
    }

    @Test
    void anInvitedPersonSetsAPasswordByTheLinkOfTheMail() {
        Person rita = new Person("rita@acme.example", "Rita", "Rep");
        String id = admin.person(rita, PASSWORD);
        admin.invite(id);
        URI link = linkOfTheLastMail();

        assertThatThrownBy(() -> PkceLogin.setPassword(link, "short")).hasMessageContaining("minimum length 12");
        PkceLogin.setPassword(link, "a-brand-new-password");

        PkceLogin login = PkceLogin.at(keycloak.url(), KeycloakServer.REALM);
        assertThat(login.login(rita.email(), "a-brand-new-password").accessToken())
                .isNotEmpty();
        assertThatThrownBy(() -> PkceLogin.setPassword(link, "yet-another-password"))
                .hasMessageContaining("expired");
    }

    @Test
    void anOperatorHoldsTheRoleInTheOrganisationPlatform() {
        Person olga = new Person("olga@rapport.example", "Olga", "Operator");
        admin.operator(admin.person(olga, PASSWORD));

        Tokens tokens = PkceLogin.at(keycloak.url(), KeycloakServer.REALM)
                .organization("platform")
                .login(olga.email(), PASSWORD);

        JsonNode claims = claims(tokens.accessToken());
        assertThat(claims.at("/realm_access/roles/0").asText()).isEqualTo("platform-admin");
        assertThat(claims.path("organization").has("platform")).isTrue();
    }

    @Test
    void theAdminServiceManagesOrganisationsAndPeopleAndNotTheRealm() {
        String token = clientToken("crm-admin", keycloak.adminClientSecret());

        assertThat(status(token, "POST", "/organizations", "{\"name\":\"Initech\",\"alias\":\"initech\"}"))
                .isEqualTo(201);
        assertThat(status(token, "GET", "/users?max=1", "")).isEqualTo(200);
        assertThat(status(token, "GET", "/clients", "")).isEqualTo(403);
        assertThat(status(token, "PUT", "", "{\"bruteForceProtected\":false}")).isEqualTo(403);
    }

    @Test
    void aMachineClientHasItsTenantByAClaimOfItsOwn() {
        String acme = admin.organization("acme").orElseThrow();
        Map<String, Object> tenant = Map.of(
                "name", "tenant",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-hardcoded-claim-mapper",
                "config",
                        Map.of(
                                "claim.name", "organization",
                                "claim.value", "{\"acme\":{\"id\":\"" + acme + "\"}}",
                                "jsonType.label", "JSON",
                                "access.token.claim", "true"));
        Map<String, Object> machine = Map.of(
                "clientId",
                "acme-erp",
                "secret",
                "a-secret-for-this-test",
                "serviceAccountsEnabled",
                true,
                "standardFlowEnabled",
                false,
                "fullScopeAllowed",
                false,
                "protocolMappers",
                List.of(tenant),
                "defaultClientScopes",
                List.of("basic", "roles", "service_account", "crm-api"));
        admin.call("POST", "/clients", machine);

        JsonNode claims = claims(clientToken("acme-erp", "a-secret-for-this-test"));

        assertThat(claims.path("aud").asText()).isEqualTo("crm-api");
        assertThat(claims.at("/organization/acme/id").asText()).isEqualTo(acme);
        assertThat(claims.path("client_id").asText()).isEqualTo("acme-erp");
        assertThat(claims.path("preferred_username").asText()).isEqualTo("service-account-acme-erp");
    }

    @Test
    void aClientThatAsksForThePasswordGrantDoesNotGetIt() {
        Map<String, Object> lax = Map.of(
                "clientId", "lax",
                "publicClient", true,
                "redirectUris", List.of("https://lax.example/callback"),
                "implicitFlowEnabled", true,
                "directAccessGrantsEnabled", true);
        admin.call("POST", "/clients", lax);

        JsonNode made = admin.get("/clients?clientId=lax").path(0);

        assertThat(made.path("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(made.path("implicitFlowEnabled").asBoolean()).isFalse();
        assertThat(made.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
        admin.call("DELETE", "/clients/" + made.path("id").asText(), null);
    }

    private static Tokens login(String client, String organization) {
        return PkceLogin.at(keycloak.url(), KeycloakServer.REALM)
                .client(client)
                .organization(organization)
                .login(ADA.email(), PASSWORD);
    }

    private static URI linkOfTheLastMail() {
        Matcher link = Pattern.compile("http://\\S+/login-actions/action-token\\S+")
                .matcher(mail.mails().getLast().text());
        assertThat(link.find()).isTrue();
        return URI.create(link.group());
    }

    private static String clientToken(String client, String secret) {
        URI endpoint = keycloak.url().resolve("/realms/crm/protocol/openid-connect/token");
        try (var browser = new Browser()) {
            HttpResponse<String> response = browser.send(Browser.post(
                    endpoint,
                    Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret)));
            return json(response.body()).path("access_token").asText();
        }
    }

    private static int status(String token, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak.url() + "/admin/realms/crm" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var browser = new Browser()) {
            return browser.send(request).statusCode();
        }
    }

    private static JsonNode header(String token) {
        return part(token, 0);
    }

    private static JsonNode claims(String token) {
        return part(token, 1);
    }

    private static JsonNode part(String token, int index) {
        return json(new String(Base64.getUrlDecoder().decode(token.split("\\.")[index])));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
