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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.identity.RealmHardening;
import org.rapport.local.StackException;
import org.rapport.local.mail.Mail;
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

    /** Also case 18: names as they stand in passports. */
    @Test
    void anInvitedPersonJoinsByTheLinkOfTheMailAndSetsAPassword() {
        Person rajesh = new Person("rajesh@acme.example", "Rajesh a/l", "Kumar (\u0645\u062d\u0645\u062f) & \"Co\"");
        String acme = admin.organization("acme").orElseThrow();
        String id = admin.account(rajesh, Map.of("emailVerified", true, "requiredActions", List.of("UPDATE_PASSWORD")));
        admin.invite(acme, id);
        URI link = mail.invitation(rajesh.email()).orElseThrow();

        assertThat(admin.isMember(acme, id)).isFalse();
        Invitation.accept(link, "a-brand-new-password");

        assertThat(admin.isMember(acme, id)).isTrue();
        JsonNode claims = claims(PkceLogin.at(keycloak.url(), KeycloakServer.REALM)
                .organization("acme")
                .login(rajesh.email(), "a-brand-new-password")
                .accessToken());
        assertThat(claims.path("organization").has("acme")).isTrue();
        assertThat(claims.path("name").asText()).isEqualTo(rajesh.firstName() + " " + rajesh.lastName());
        assertThatThrownBy(() -> Invitation.accept(link, "yet-another-password"))
                .isInstanceOf(StackException.class);
    }

    @Test
    void anInvitedPersonChoosesNoShortPassword() {
        Person shorty = new Person("shorty@acme.example", "Shorty", "Short");
        String id = admin.account(shorty, Map.of("emailVerified", true, "requiredActions", List.of("UPDATE_PASSWORD")));
        admin.invite(admin.organization("acme").orElseThrow(), id);
        URI link = mail.invitation(shorty.email()).orElseThrow();

        assertThatThrownBy(() -> Invitation.accept(link, "short")).hasMessageContaining("minimum length 12");
    }

    @Test
    void anInvitationSpeaksTheLanguageOfThePersonAndNamesTheOrganisation() {
        Person greta = new Person("greta@acme.example", "Greta", "Grün");
        String id = admin.account(greta, Map.of("emailVerified", true, "attributes", Map.of("locale", List.of("de"))));
        String umbrella = created(
                "/organizations", Map.of("name", "umbrella", "alias", "umbrella", "description", "Umbrella & Söhne"));

        admin.invite(umbrella, id);

        Mail invitation = mail.mails().reversed().stream()
                .filter(it -> it.to().equals(greta.email()))
                .findFirst()
                .orElseThrow();
        assertThat(invitation.subject()).isEqualTo("Sie sind zu Rapport CRM eingeladen");
        assertThat(invitation.text()).contains("Guten Tag Greta,", "bei Umbrella & Söhne mitzuarbeiten");
    }

    /** Case 22: the second organisation within one session, for which Keycloak asks for the password again. */
    @Test
    void aSecondSignInOfOneSessionNamesItsOrganisationInScopeAndClaim() {
        Person mia = new Person("mia@acme.example", "Mia", "Member");
        String id = admin.person(mia, PASSWORD);
        admin.member(admin.organization("acme").orElseThrow(), id);
        admin.member(admin.organization("globex").orElseThrow(), id);
        PkceLogin login = PkceLogin.at(keycloak.url(), KeycloakServer.REALM);
        Map<String, String> entered = Map.of("username", mia.email(), "password", PASSWORD);

        try (var browser = new Browser()) {
            JsonNode first = claims(
                    login.organization("acme").login(browser, entered, Map.of()).accessToken());
            assertThatThrownBy(() -> login.organization("globex").login(browser, entered, Map.of("prompt", "none")))
                    .hasMessageContaining("login_required");
            JsonNode second = claims(login.organization("globex")
                    .login(browser, entered, Map.of())
                    .accessToken());

            assertThat(first.path("scope").asText()).contains("organization:acme");
            assertThat(first.path("organization").propertyStream().map(Map.Entry::getKey))
                    .containsExactly("acme");
            assertThat(second.path("scope").asText())
                    .contains("organization:globex")
                    .doesNotContain("acme");
            assertThat(second.path("organization").propertyStream().map(Map.Entry::getKey))
                    .containsExactly("globex");
        }
    }

    @Test
    void nobodyGivesTheAccountAnAddressThatIsNotHis() {
        Person eve = new Person("eve@globex.example", "Eve", "Eager");
        String id = admin.person(eve, PASSWORD);
        URI console = keycloak.url().resolve("/realms/crm/account/");
        Tokens tokens = PkceLogin.at(keycloak.url(), KeycloakServer.REALM)
                .client("account-console")
                .redirectUri(console)
                .login(eve.email(), PASSWORD);
        HttpRequest change = HttpRequest.newBuilder(console)
                .header("Authorization", "Bearer " + tokens.accessToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"username": "eve@globex.example", "email": "victim@acme.example",
                         "firstName": "Eve", "lastName": "Eager"}
                        """))
                .build();

        try (var browser = new Browser()) {
            browser.send(change);
        }

        JsonNode account = admin.get("/users/" + id);
        assertThat(account.path("email").asText()).isEqualTo(eve.email());
        assertThat(account.path("emailVerified").asBoolean()).isTrue();
    }

    @Test
    void anOperatorHoldsTheRoleInTheOrganisationPlatformAndShowsASecondFactor() {
        Person olga = new Person("olga@rapport.example", "Olga", "Operator");
        admin.operator(admin.person(olga, PASSWORD));
        PkceLogin login = PkceLogin.at(keycloak.url(), KeycloakServer.REALM).organization("platform");
        PkceLogin strong = login.factor(SecondFactor.in(state.resolve("olga")));

        JsonNode weak = claims(login.login(olga.email(), PASSWORD).accessToken());
        JsonNode first = claims(strong.login(olga.email(), PASSWORD).accessToken());
        Tokens tokens = strong.login(olga.email(), PASSWORD);
        JsonNode again = claims(tokens.accessToken());

        assertThat(weak.path("acr").asText()).isEqualTo("1");
        assertThat(List.of(first, again)).allSatisfy(claims -> {
            assertThat(claims.path("acr").asText()).isEqualTo("2");
            assertThat(claims.at("/realm_access/roles/0").asText()).isEqualTo("platform-admin");
            assertThat(claims.path("organization").has("platform")).isTrue();
        });
        assertThat(claims(strong.refresh(tokens.refreshToken()).accessToken())
                        .path("acr")
                        .asText())
                .isEqualTo("2");
        assertThatThrownBy(() -> login.login(olga.email(), PASSWORD))
                .as("who has a second factor shows it always")
                .hasMessageContaining("otp");
    }

    /** Applications on devices that get lost do not administer the installation. */
    @ParameterizedTest
    @CsvSource({
        "crm-spa,    http://127.0.0.1:49152/app/callback",
        "crm-mobile, org.rapport.crm:/oauth2/callback",
    })
    void noOperatorComesByTheSpaOrThePhone(String client, URI callback) {
        Person otto = new Person("otto@rapport.example", "Otto", "Operator");
        admin.operator(admin.person(otto, PASSWORD));

        JsonNode claims = claims(PkceLogin.at(keycloak.url(), KeycloakServer.REALM)
                .client(client)
                .redirectUri(callback)
                .organization("platform")
                .login(otto.email(), PASSWORD)
                .accessToken());

        assertThat(claims.path("organization").has("platform")).isTrue();
        assertThat(claims.has("realm_access")).isFalse();
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

    private static String created(String path, Map<String, Object> thing) {
        String location =
                admin.call("POST", path, thing).headers().firstValue("location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
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
