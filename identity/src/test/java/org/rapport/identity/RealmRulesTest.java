package org.rapport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.identity.RealmFixture.aRealm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RealmRulesTest {

    @Test
    void findsNothingInTheRealmThatIsShipped() {
        assertThat(RealmRules.violations(aRealm().running())).isEmpty();
    }

    @Test
    void whoAdministersKeycloakAlwaysShowsASecondFactor() {
        RealmFixture realm = aRealm();
        realm.settings.put("realm", "master").put("organizationsEnabled", false);

        assertThat(RealmRules.violations(realm.running())).contains("a password is enough");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void namesWhatIsWrong(String violation, Consumer<RealmFixture> fault) {
        RealmFixture realm = aRealm();
        fault.accept(realm);

        assertThat(RealmRules.violations(realm.running())).containsExactly(violation);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "metadata offers the grant password",
                        realm -> append(realm.metadata, "grant_types_supported", "password")),
                fault(
                        "metadata offers the grant urn:ietf:params:oauth:grant-type:device_code",
                        realm -> append(
                                realm.metadata,
                                "grant_types_supported",
                                "urn:ietf:params:oauth:grant-type:device_code")),
                fault(
                        "metadata offers the response type id_token token",
                        realm -> append(realm.metadata, "response_types_supported", "id_token token")),
                fault(
                        "metadata offers the PKCE methods [S256, plain] instead of S256 alone",
                        realm -> append(realm.metadata, "code_challenge_methods_supported", "plain")),
                fault(
                        "metadata names a device authorisation endpoint",
                        realm -> realm.metadata.put("device_authorization_endpoint", "https://id.example/device")),
                fault("people can register themselves", realm -> realm.settings.put("registrationAllowed", true)),
                fault(
                        "people can change their user name",
                        realm -> ((ArrayNode) realm.userProfile.at("/attributes/0/permissions/edit")).add("user")),
                fault("addresses are not verified", realm -> realm.settings.put("verifyEmail", false)),
                fault(
                        "the address of an account changes before it is verified",
                        realm -> realm.requiredAction("UPDATE_EMAIL").put("enabled", false)),
                fault(
                        "the address of an account changes before it is verified",
                        realm -> realm.requiredAction("UPDATE_EMAIL").putObject("config")),
                fault("brute-force protection is off", realm -> realm.settings.remove("bruteForceProtected")),
                fault("refresh tokens are not rotated", realm -> realm.settings.put("revokeRefreshToken", false)),
                fault(
                        "refresh tokens can be used again more than 4 times",
                        realm -> realm.settings.put("refreshTokenMaxReuse", 5)),
                fault("login events are not kept", realm -> realm.settings.put("eventsEnabled", false)),
                fault("admin events are not kept", realm -> realm.settings.put("adminEventsEnabled", false)),
                fault("organisations are off", realm -> realm.settings.put("organizationsEnabled", false)),
                fault("plain http is allowed from anywhere", realm -> realm.settings.put("sslRequired", "none")),
                fault(
                        "tokens are signed with a shared secret",
                        realm -> realm.settings.put("defaultSignatureAlgorithm", "HS256")),
                fault("access tokens live longer than 900 s", realm -> realm.settings.put("accessTokenLifespan", 3600)),
                fault(
                        "passwords may be shorter than 12 characters",
                        realm -> realm.settings.put("passwordPolicy", "maxLength(20) and length(8)")),
                fault("the browser flow tells strangers which addresses have accounts", realm -> ((ObjectNode)
                                realm.settings.at("/authenticationFlows/0/authenticationExecutions/1"))
                        .put("authenticator", "organization")),
                fault(
                        "no policy binds pkce-enforcer to every client",
                        realm -> ((ArrayNode) realm.settings.at("/clientProfiles/profiles/0/executors")).remove(0)),
                fault("client crm-spa: implicit grant is on", realm -> realm.client("crm-spa")
                        .put("implicitFlowEnabled", true)),
                fault("client crm-cli: password grant is on", realm -> realm.client("crm-cli")
                        .put("directAccessGrantsEnabled", true)),
                fault(
                        "client admin-cli: password grant is on",
                        realm -> realm.client("admin-cli").put("enabled", true).put("directAccessGrantsEnabled", true)),
                fault("client crm-mobile: device authorisation grant is on", realm -> attributes(realm, "crm-mobile")
                        .put("oauth2.device.authorization.grant.enabled", "true")),
                fault("client crm-gateway: CIBA grant is on", realm -> attributes(realm, "crm-gateway")
                        .put("oidc.ciba.grant.enabled", "true")),
                fault("client crm-spa: PKCE with S256 is not required", realm -> attributes(realm, "crm-spa")
                        .put("pkce.code.challenge.method", "plain")),
                fault("client crm-mobile: the end of its sessions is not told", realm -> attributes(realm, "crm-mobile")
                        .remove("backchannel.logout.url")),
                fault("client crm-spa: the end of its sessions is not told", realm -> attributes(realm, "crm-spa")
                        .put("backchannel.logout.session.required", "false")),
                fault(
                        "client crm-spa: its tokens administer the installation",
                        realm -> realm.roleScopes.put("crm-spa", List.of("platform-admin"))),
                fault("client crm-mobile: its tokens administer the installation", realm -> realm.client("crm-mobile")
                        .put("fullScopeAllowed", true)),
                fault("nobody can be asked for a second factor", realm -> realm.withoutFlow("Password")
                        .withoutFlow("Second factor")),
                fault("client crm-cli: is public and has a service account", realm -> realm.client("crm-cli")
                        .put("serviceAccountsEnabled", true)),
                fault(
                        "client crm-gateway: its secret is a placeholder that nobody filled",
                        realm -> realm.client("crm-gateway").put("secret", "${CRM_GATEWAY_CLIENT_SECRET}")),
                fault(
                        "client crm-spa: any web origin may use it",
                        realm -> append(realm.client("crm-spa"), "webOrigins", "*")),
                fault(
                        "client crm-spa: redirect URI https://crm.example/* is a wildcard",
                        realm -> append(realm.client("crm-spa"), "redirectUris", "https://crm.example/*")),
                fault(
                        "client crm-gateway: redirect URI http://crm.example/auth/callback is plain http",
                        realm -> append(
                                realm.client("crm-gateway"), "redirectUris", "http://crm.example/auth/callback")),
                fault("client crm-cli: signs people in and has no redirect URI", realm -> realm.client("crm-cli")
                        .putArray("redirectUris")),
                fault(
                        "client crm-admin: its service account holds manage-realm",
                        realm -> realm.crmAdminHolds("manage-users", "manage-realm")));
    }

    @Test
    void doesNotTakeAPolicyThatIsOffOrBoundToSomeClientsForOneThatHolds() {
        RealmFixture off = aRealm();
        off.policy().put("enabled", false);
        RealmFixture partial = aRealm();
        ((ObjectNode) partial.policy().at("/conditions/0")).put("condition", "client-roles");

        assertThat(RealmRules.violations(off.running())).hasSize(4).allMatch(said -> said.startsWith("no policy"));
        assertThat(RealmRules.violations(partial.running())).hasSize(4).allMatch(said -> said.startsWith("no policy"));
    }

    private static Arguments fault(String violation, Consumer<RealmFixture> fault) {
        return Arguments.of(violation, fault);
    }

    private static ObjectNode attributes(RealmFixture realm, String client) {
        return (ObjectNode) realm.client(client).path("attributes");
    }

    private static void append(ObjectNode object, String property, String value) {
        ((ArrayNode) object.path(property)).add(value);
    }
}
