package org.rapport.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rapport.local.keycloak.Jwt.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.identity.RealmHardening;
import org.rapport.local.StackException;

/** The realm as it is shipped, in a real Keycloak on a real PostgreSQL. */
@ExtendWith(LocalKeycloak.Extension.class)
@ResourceLock(LocalKeycloak.NAME)
class KeycloakServerTest {

    private static final String PASSWORD = "correct-horse-battery";
    private static final Person ADA = new Person("ada@acme.example", "Ada", "Admin");

    private static LocalKeycloak local;
    private static KeycloakServer keycloak;
    private static KeycloakAdmin admin;

    @BeforeAll
    static void start(LocalKeycloak running) {
        local = running;
        keycloak = running.keycloak();
        admin = running.admin();
        admin.organization("Globex", "globex");
        admin.member(admin.organization("Acme", "acme"), admin.person(ADA, PASSWORD));
    }

    @Test
    void whatShouldBeOffIsOff() {
        assertThat(RealmHardening.violations(keycloak.url(), KeycloakServer.REALM, admin::token))
                .isEmpty();
    }

    @Test
    void theRealmOfAdministratorsIsHardenedToo() {
        assertThat(RealmHardening.violations(keycloak.url(), "master", admin::token))
                .isEmpty();
    }

    @Test
    void theRealmsAreAsTheirFilesSayAndTheCommandShowsIt() {
        List<String> lines = new ArrayList<>();

        RealmCommand.run(keycloak, Map.of(), false, lines::add);

        assertThat(lines).containsExactly("realm crm is as its file says", "realm master is as its file says");
    }

    @Test
    void aKeycloakElsewhereIsNotComparedWithThisMachine() {
        Map<String, String> environment = Map.of(
                "CRM_KEYCLOAK_URL", keycloak.url().toString(),
                "CRM_KEYCLOAK_CLIENT", KeycloakServer.ADMINISTRATION,
                "CRM_KEYCLOAK_CLIENT_SECRET", keycloak.administrationSecret());
        List<String> lines = new ArrayList<>();

        assertThatThrownBy(() -> RealmCommand.run(keycloak, environment, false, lines::add))
                .hasMessageContaining("needs CRM_PUBLIC_URL");

        Map<String, String> whole = new HashMap<>(environment);
        whole.put("CRM_PUBLIC_URL", "https://crm.example.com");
        whole.put("CRM_SMTP_HOST", "smtp.example.com");
        assertThatThrownBy(() -> RealmCommand.run(keycloak, whole, false, lines::add))
                .hasMessage("./crm realm --apply sets that right");
        assertThat(lines).contains("    redirectUris: + https://crm.example.com/auth/callback");
    }

    @Test
    void theHardeningFindsWhatAnUntouchedRealmLeavesOn() {
        admin.realm("{\"realm\": \"untouched\", \"enabled\": true}");

        assertThat(RealmHardening.violations(keycloak.url(), "untouched", admin::token))
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
        assertThat(Jwt.header(tokens.accessToken()).path("alg").asText()).isEqualTo("ES256");
    }

    @Test
    void whoIsNoMemberGetsATokenWithoutOrganisation() {
        JsonNode claims = claims(login("crm-cli", "globex").accessToken());

        assertThat(claims.has("organization")).isFalse();
    }

    /** Two gateways may redeem it at the same moment; whoever comes third ends all of it. */
    @Test
    void aRefreshTokenIsGoodTwiceAndKeepsTheOrganisation() {
        PkceLogin login = PkceLogin.at(keycloak.url(), KeycloakServer.REALM).organization("acme");
        Tokens first = login.login(ADA.email(), PASSWORD);

        Tokens second = login.refresh(first.refreshToken());
        Tokens third = login.refresh(first.refreshToken());

        assertThat(List.of(second, third)).allSatisfy(tokens -> assertThat(
                        claims(tokens.accessToken()).at("/organization/acme/id").asText())
                .isNotEmpty());
        assertThatThrownBy(() -> login.refresh(first.refreshToken())).hasMessageContaining("reuse exceeded");
        assertThatThrownBy(() -> login.refresh(third.refreshToken())).isInstanceOf(StackException.class);
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

    /** The second organisation within one session, for which Keycloak asks for the password again. */
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
        PkceLogin strong = login.factor(SecondFactor.in(local.folder().resolve("olga")));

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

    private static String clientToken(String client, String secret) {
        URI endpoint = keycloak.url().resolve("/realms/crm/protocol/openid-connect/token");
        try (var browser = new Browser()) {
            HttpResponse<String> response = browser.send(Browser.post(
                    endpoint,
                    Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret)));
            return Jwt.json(response.body()).path("access_token").asText();
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
}
