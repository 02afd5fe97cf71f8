package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.rapport.acceptance.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rapport.events.admin.DirectoryEvent;
import org.rapport.events.admin.SessionRecord;
import org.rapport.local.StackException;
import org.rapport.local.keycloak.KeycloakServer;
import org.rapport.local.keycloak.Person;
import org.rapport.local.keycloak.PkceLogin;
import org.rapport.local.keycloak.Tokens;

/** Everybody sees and ends the own sessions; what has ended is good for nothing within five seconds. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final UUID PLATFORM = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private final Suite suite;
    private Organization acme;
    private Person rosa;
    private String account;

    SessionTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void aMember() {
        acme = suite.organization("Sessions");
        rosa = Organization.person(acme.alias(), "sales-rep");
        acme.member("sales-rep", "/sales/leads");
        account = suite.keycloak().person(rosa, Organization.PASSWORD);
    }

    @Test
    void aPersonEndsTheSessionOfALostDevice() {
        Tokens lost = signIn();
        Tokens here = signIn();
        String lostSession = session(lost);

        List<JsonNode> sessions = as(here).get("/auth/sessions").expect(200).items();
        assertThat(sessions)
                .filteredOn(it -> it.path("id").asText().equals(lostSession))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.path("current").asBoolean()).isFalse();
                    assertThat(it.path("clients").path(0).asText()).isEqualTo("crm-cli");
                });
        assertThat(sessions)
                .filteredOn(it -> it.path("current").asBoolean())
                .singleElement()
                .satisfies(it -> assertThat(it.path("id").asText()).isEqualTo(session(here)));
        as(here).delete("/auth/sessions/" + lostSession).expect(204);

        await().atMost(SOON).untilAsserted(() -> as(lost).get("/sales/leads").expect(401));
        assertThatThrownBy(() -> login().refresh(lost.refreshToken())).isInstanceOf(StackException.class);
        as(here).get("/sales/leads").expect(200);
        as(here).delete("/auth/sessions/" + lostSession).expect(404);
        eventuallyTold(lostSession);
    }

    /** Keycloak tells the gateway (back-channel logout), which has all gateways told. */
    @Test
    void whatEndsAtKeycloakEndsEverywhere() {
        Tokens tokens = signIn();
        String session = session(tokens);

        suite.keycloak().signOut(account);

        await().atMost(SOON).untilAsserted(() -> as(tokens).get("/sales/leads").expect(401));
        eventuallyTold(session);
    }

    @Test
    void aPersonEndsWhatAnApplicationKeepsOffline() {
        PkceLogin mobile = login().client("crm-mobile")
                .redirectUri(URI.create("org.rapport.crm:/oauth2/callback"))
                .scope("openid offline_access");
        Tokens phone = mobile.login(rosa.email(), Organization.PASSWORD);
        Tokens here = signIn();

        JsonNode offline = as(here).get("/auth/sessions").expect(200).items().stream()
                .filter(it -> it.path("offline").asBoolean())
                .findFirst()
                .orElseThrow();
        as(here).delete("/auth/sessions/" + offline.path("id").asText()).expect(204);

        assertThatThrownBy(() -> mobile.refresh(phone.refreshToken())).isInstanceOf(StackException.class);
        await().atMost(SOON).untilAsserted(() -> as(phone).get("/sales/leads").expect(401));
    }

    @Test
    void nobodySeesOrEndsASessionOfSomebodyElse() {
        Tokens tokens = signIn();

        acme.administrator().delete("/auth/sessions/" + session(tokens)).expect(404);

        assertThat(acme.administrator().get("/auth/sessions").expect(200).items())
                .isNotEmpty()
                .noneMatch(it -> it.path("id").asText().equals(session(tokens)));
        as(tokens).get("/sales/leads").expect(200);
    }

    private Tokens signIn() {
        return login().login(rosa.email(), Organization.PASSWORD);
    }

    private PkceLogin login() {
        return PkceLogin.at(suite.stack().keycloak().url(), KeycloakServer.REALM)
                .organization(acme.alias());
    }

    private Api as(Tokens tokens) {
        return suite.visitor().bearer(tokens::accessToken);
    }

    /** Told in the operator's organisation, where it can be seen who has ended which session of whom. */
    private void eventuallyTold(String session) {
        eventually(() -> assertThat(
                        suite.broker().rebuild(DirectoryEvent.class, PLATFORM).records(SessionRecord.class))
                .anyMatch(it -> it.sid().equals(session) && it.subject().equals(account)));
    }

    private String session(Tokens tokens) {
        return as(tokens).get("/auth/me").expect(200).text("/session");
    }
}
