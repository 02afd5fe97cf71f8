package org.rapport.acceptance;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rapport.local.Port;
import org.rapport.local.keycloak.KeycloakServer;
import org.rapport.local.keycloak.Person;
import org.rapport.local.keycloak.PkceLogin;
import org.rapport.local.keycloak.Tokens;
import org.rapport.local.process.Part;
import org.rapport.local.process.Ports;

/** Two gateways behind one address: nobody notices which of them answers. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String LEADS = "/sales/leads";

    private final Suite suite;
    private final URI publicUrl;
    private final Api one;
    private Part another;
    private Api two;
    private Organization acme;
    private Person rosa;
    private String account;

    ReplicasTest(Suite suite) {
        this.suite = suite;
        publicUrl = suite.stack().url(Port.GATEWAY);
        one = suite.visitor();
    }

    @BeforeAll
    void startTheOther() {
        int port = Ports.free();
        another = suite.stack().anotherGateway(port, Ports.free());
        another.start();
        two = Api.of(Ports.url(port));
        acme = suite.organization("Replicas");
        rosa = Organization.person(acme.alias(), "sales-rep");
        acme.member("sales-rep", LEADS);
        account = suite.keycloak().person(rosa, Organization.PASSWORD);
    }

    @AfterAll
    void stopTheOther() {
        another.stop();
    }

    @Test
    void aLoginBeginsAtOneAndEndsAtTheOther() {
        BrowserSession browser = signIn(one, two);

        browser.at(one).get(LEADS).expect(200);
        browser.at(two).get(LEADS).expect(200);
    }

    /** Each redeems the refresh token that the cookie has; whichever cookie the browser keeps, it stays signed in. */
    @RepeatedTest(3)
    void twoTabsRenewTheSessionAtTheSameMoment() {
        BrowserSession browser = signIn(one, one);
        untilASecondBegins(); // Keycloak counts in seconds what was redeemed after what

        CompletableFuture<Answer> first = refresh(browser, one);
        CompletableFuture<Answer> second = refresh(browser, two);
        List<BrowserSession> tabs = List.of(
                browser.after(first.join().expect(200)),
                browser.after(second.join().expect(200)));

        tabs.forEach(tab -> {
            tab.at(one).get(LEADS).expect(200);
            tab.at(two).get(LEADS).expect(200);
        });
        BrowserSession kept = tabs.getLast();
        kept.after(refresh(kept, one).join().expect(200)).at(two).get(LEADS).expect(200);
    }

    @Test
    void whoSignsOutAtOneIsOutAtTheOther() {
        BrowserSession browser = signIn(one, two);
        browser.at(two).get(LEADS).expect(200);

        browser.at(one).post("/auth/logout").expect(204);

        browser.at(one).get(LEADS).expect(401);
        await().atMost(SOON).untilAsserted(() -> browser.at(two).get(LEADS).expect(401));
    }

    /** Keycloak tells one of them. */
    @Test
    void whatKeycloakEndsIsOverAtBoth() {
        BrowserSession browser = signIn(two, one);
        Tokens tokens = token();
        browser.at(two).get(LEADS).expect(200);
        two.bearer(tokens.accessToken()).get(LEADS).expect(200);

        suite.keycloak().signOut(account);

        await().atMost(SOON).untilAsserted(() -> {
            for (Api gateway : List.of(one, two)) {
                browser.at(gateway).get(LEADS).expect(401);
                gateway.bearer(tokens.accessToken()).get(LEADS).expect(401);
            }
        });
    }

    @Test
    void whatIsEndedAtOneIsOverAtTheOtherAlsoAfterItsStart() {
        Tokens lost = token();
        String session =
                two.bearer(lost.accessToken()).get("/auth/me").expect(200).text("/session");

        one.bearer(token().accessToken()).delete("/auth/sessions/" + session).expect(204);
        await().atMost(SOON)
                .untilAsserted(() -> two.bearer(lost.accessToken()).get(LEADS).expect(401));
        another.crash();
        another.start();

        two.bearer(lost.accessToken()).get(LEADS).expect(401);
    }

    private BrowserSession signIn(Api begun, Api finished) {
        return BrowserSession.signIn(publicUrl, begun, finished, acme.alias(), rosa.email(), Organization.PASSWORD);
    }

    private Tokens token() {
        return PkceLogin.at(suite.stack().keycloak().url(), KeycloakServer.REALM)
                .organization(acme.alias())
                .login(rosa.email(), Organization.PASSWORD);
    }

    private static CompletableFuture<Answer> refresh(BrowserSession browser, Api gateway) {
        return CompletableFuture.supplyAsync(() -> browser.at(gateway).post("/auth/refresh"));
    }

    private static void untilASecondBegins() {
        await().pollInterval(Duration.ofMillis(10)).until(() -> Instant.now().getNano() < 100_000_000);
    }
}
