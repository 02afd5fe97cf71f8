package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest.Builder;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.gateway.fixture.Token;

@QuarkusTest
class SessionTest extends BrowserTest {

    private static final String ORIGIN = "http://127.0.0.1:8080";

    @Test
    void sendsTheBrowserToTheLoginPageWithPkce() {
        var answer = send(to("/auth/login?organization=acme&redirect=/app?tab=1"));

        assertThat(answer.statusCode()).isEqualTo(302);
        var location = location(answer);
        assertThat(location.toString()).startsWith(surroundings.idp().issuer() + "/protocol/openid-connect/auth?");
        var query = query(location);
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "crm-gateway")
                .containsEntry("redirect_uri", ORIGIN + "/auth/callback")
                .containsEntry("scope", "openid organization:acme")
                .containsEntry("code_challenge_method", "S256");
        assertThat(query.get("code_challenge")).hasSize(43);
        assertThat(setCookie(answer, "crm-login-")).contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=");
        assertThat(setCookie(answer, "crm-login-")).doesNotContain(query.get("state"));
    }

    @Test
    void asksForASecondFactorWhereAnOperatorSignsIn() {
        assertThat(query(location(send(to("/auth/login?organization=platform")))))
                .containsEntry("acr_values", "2");
        assertThat(query(location(send(to("/auth/login?organization=acme"))))).doesNotContainKey("acr_values");
    }

    @Test
    void asksForTheSignInThatAnAnswerAskedFor() {
        assertThat(query(location(send(to("/auth/login?organization=acme&acr=2")))))
                .containsEntry("acr_values", "2");
        assertThat(send(to("/auth/login?acr=2%26prompt=none")).statusCode()).isEqualTo(400);
    }

    @Test
    void tellsWhoSendsAPasswordHowToSignIn() {
        var answer = send(to("/api/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\": \"ada\", \"password\": \"secret\"}")));

        assertThat(answer.statusCode()).isEqualTo(403);
        var problem = new JsonObject(answer.body());
        assertThat(problem.getString("type")).isEqualTo("urn:problem:password-not-taken");
        assertThat(problem.getString("detail"))
                .contains(
                        ORIGIN + "/auth/login",
                        surroundings.idp().issuer() + "/.well-known/openid-configuration",
                        "PKCE");
        assertThat(send(to("/api/auth/login")).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/",
                "//evil.test/",
                "/%5Cevil.test",
                "http://127.0.0.1:8080@evil.test/",
                "javascript:alert(1)",
                "http://127.0.0.1:8081/",
                "app",
                "%0d%0aSet-Cookie:x"
            })
    void comesBackToTrustedPagesOnly(String redirect) {
        assertThat(send(to("/auth/login?redirect=" + redirect)).statusCode()).isEqualTo(400);
    }

    @Test
    void comesBackToTheAppOfATrustedOrigin() {
        assertThat(send(to("/auth/login?redirect=https://app.example.test/start"))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void signsInAndActsForThePerson() {
        var session = signIn(LONG);

        var me = send(to("/auth/me").header("Cookie", session));
        assertThat(me.statusCode()).isEqualTo(200);
        var json = new JsonObject(me.body());
        assertThat(json.getString("name")).isEqualTo("Ada Rep");
        assertThat(json.getString("tenant")).isEqualTo(Token.ACME.toString());
        assertThat(json.getString("organization")).isEqualTo("acme");
        assertThat(me.headers().firstValue("Cache-Control")).hasValue("no-store");

        assertThat(send(to("/sales/leads").header("Cookie", session)).statusCode())
                .isEqualTo(200);
        var asked = surroundings.sales().lastAsked();
        assertThat(asked.header("authorization")).startsWith("Bearer ");
        assertThat(asked.headers()).doesNotContainKey("cookie");
    }

    @Test
    void wantsAnOriginAndAHeaderForChangesByCookie() {
        var session = signIn(LONG);

        for (var forged : List.of(
                post("/sales/leads", session),
                post("/sales/leads", session).header("Origin", ORIGIN),
                post("/sales/leads", session).header("X-CRM-Requested-With", "app"),
                post("/sales/leads", session)
                        .header("Origin", "http://evil.test")
                        .header("X-CRM-Requested-With", "app"),
                post("/sales/leads", session).header("Origin", "null").header("X-CRM-Requested-With", "app"),
                post("/auth/logout", session).header("Origin", "http://evil.test"),
                post("/auth/refresh", session))) {
            var answer = send(forged);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(problemOf(answer)).isEqualTo("cross-site-request");
        }
        assertThat(surroundings.sales().asked()).isEmpty();
        assertThat(send(meant("/sales/leads", session)).statusCode()).isEqualTo(200);
    }

    @Test
    void countsATokenBeforeACookie() {
        var answer = send(post("/sales/leads", signIn(LONG))
                .header("Authorization", "Bearer " + surroundings.idp().token().sign()));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void renewsASessionOnceForManyTabs() {
        var session = signIn(ALMOST_OVER);
        var before = surroundings.idp().renewals();

        var answers = IntStream.range(0, 20)
                .mapToObj(_ -> CLIENT.sendAsync(
                        to("/sales/leads").header("Cookie", session).build(), BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(setCookie(answer, "crm-session")).isNotEmpty();
        });
        assertThat(surroundings.idp().renewals() - before).isEqualTo(1);
    }

    @Test
    void toleratesALateTabWithTheOldCookie() {
        var session = signIn(ALMOST_OVER);
        send(to("/sales/leads").header("Cookie", session));

        assertThat(send(to("/sales/leads").header("Cookie", session)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void prolongsOnRequest() {
        var session = signIn(LONG);
        var before = surroundings.idp().renewals();

        var answer = send(meant("/auth/refresh", session));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(surroundings.idp().renewals() - before).isEqualTo(1);
        assertThat(cookie(answer, "crm-session")).isNotEqualTo(session);
    }

    @Test
    void keepsASessionWhileKeycloakIsDownAndItsTokenLasts() {
        var session = signIn(ALMOST_OVER);
        surroundings.idp().down(true);

        assertThat(send(to("/sales/leads").header("Cookie", session)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void signsOutHereAndAtTheIdentityProvider() {
        var session = signIn(LONG);
        var id = new JsonObject(send(to("/auth/me").header("Cookie", session)).body()).getString("session");

        var answer = send(meant("/auth/logout", session));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(setCookie(answer, "crm-session")).contains("crm-session=;", "Max-Age=0");
        var after = send(to("/sales/leads").header("Cookie", session));
        assertThat(after.statusCode()).isEqualTo(401);
        assertThat(problemOf(after)).isEqualTo("session-ended");
        assertThat(endedIncludes(id)).isTrue();
    }

    @Test
    void signsOutWhileTheIdentityProviderIsDown() {
        var session = signIn(LONG);
        surroundings.idp().down(true);

        assertThat(send(meant("/auth/logout", session)).statusCode()).isEqualTo(204);

        await(() -> !surroundings.service("admin").asked().isEmpty());
        assertThat(send(to("/sales/leads").header("Cookie", session)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void endsASessionWhenTheIdentityProviderSaysSo() {
        var session = signIn(LONG);
        var id = new JsonObject(send(to("/auth/me").header("Cookie", session)).body()).getString("session");
        var forged = logoutToken(id).claim("aud", "another").sign();
        assertThat(send(backchannel(forged)).statusCode()).isEqualTo(400);
        assertThat(send(to("/auth/me").header("Cookie", session)).statusCode()).isEqualTo(200);

        assertThat(send(backchannel(logoutToken(id).sign())).statusCode()).isEqualTo(204);

        assertThat(send(to("/auth/me").header("Cookie", session)).statusCode()).isEqualTo(401);
        assertThat(send(with(surroundings.idp().token().claim("sid", id).sign(), "/sales/leads"))
                        .statusCode())
                .as("tokens of that session end too")
                .isEqualTo(401);
    }

    @Test
    void endsTheSessionInUse() {
        var session = signIn(LONG);
        var id = new JsonObject(send(to("/auth/me").header("Cookie", session)).body()).getString("session");

        var answer = send(delete("/auth/sessions/" + id, session));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(setCookie(answer, "crm-session")).contains("Max-Age=0");
        assertThat(send(to("/auth/me").header("Cookie", session)).statusCode()).isEqualTo(401);
        assertThat(endedIncludes(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "AAAA", "", "eyJzdWIiOiJ4In0"})
    void refusesACookieItDidNotMake(String value) {
        var answer = send(to("/sales/leads").header("Cookie", "crm-session=" + value));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", "A"})
    void knowsACookieInOneFormOnly(String appended) {
        assertThat(send(to("/sales/leads").header("Cookie", signIn(LONG) + appended))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAPageThatIsTooFarAway() {
        for (var length : new int[] {2_000, 3_000, 7_000}) {
            var answer = send(to("/auth/login?redirect=/app?q=" + "a".repeat(length)));
            assertThat(answer.statusCode()).as("%d", length).isEqualTo(length < 2_500 ? 302 : 400);
        }
        assertThat(send(to("/auth/login?redirect=/app?q=" + "%22".repeat(2_000)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAChangedCookie() {
        var session = signIn(LONG);
        var middle = session.length() / 2;
        var changed = session.substring(0, middle)
                + (session.charAt(middle) == 'A' ? 'B' : 'A')
                + session.substring(middle + 1);

        assertThat(send(to("/sales/leads").header("Cookie", changed)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesACallbackThatWasNotBegunHere() {
        var login = send(to("/auth/login"));
        var query = query(location(login));
        var code = surroundings.idp().codeFor("s", query.get("nonce"), query.get("code_challenge"), LONG);
        var cookie = cookie(login, "crm-login-");
        var state = query.get("state");

        assertThat(send(to("/auth/callback?code=" + code + "&state=" + state)).statusCode())
                .as("no cookie")
                .isEqualTo(400);
        assertThat(send(callback(code, another(state), cookie)).statusCode())
                .as("other state")
                .isEqualTo(400);
        assertThat(send(to("/auth/callback?error=access_denied&state=" + state).header("Cookie", cookie))
                        .statusCode())
                .as("refused there")
                .isEqualTo(401);
        assertThat(send(callback("wrong", state, cookie)).statusCode())
                .as("other code")
                .isEqualTo(401);
        assertThat(send(callback(code, state, cookie).header("x", "y")).statusCode())
                .isEqualTo(302);
        assertThat(send(callback(code, state, cookie)).statusCode()).as("twice").isEqualTo(401);
    }

    @Test
    void refusesAnIdTokenOfAnotherLogin() {
        var login = send(to("/auth/login"));
        var query = query(location(login));
        var code = surroundings.idp().codeFor("s", "another nonce", query.get("code_challenge"), LONG);

        var answer = send(callback(code, query.get("state"), cookie(login, "crm-login-")));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(problemOf(answer)).isEqualTo("login-failed");
    }

    @Test
    void answersWrongMethodsWithThoseAllowed() {
        var answer = send(to("/auth/logout"));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    private static String another(String state) {
        return (state.startsWith("x") ? "y" : "x") + state.substring(1);
    }

    private boolean endedIncludes(String id) {
        var deadline = System.nanoTime() + 5_000_000_000L;
        while (!surroundings.idp().endedSessions().contains(id)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            send(to("/health/live"));
        }
        return true;
    }

    private Token logoutToken(String session) {
        return surroundings
                .idp()
                .token()
                .claim("aud", "crm-gateway")
                .claim("typ", "Logout")
                .claim("sid", session)
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    private Builder backchannel(String logoutToken) {
        return to("/auth/logout/backchannel")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + logoutToken));
    }

    private Builder post(String path, String session) {
        return to(path).POST(BodyPublishers.ofString("{}")).header("Cookie", session);
    }

    private Builder meant(String path, String session) {
        return post(path, session).header("Origin", ORIGIN).header("X-CRM-Requested-With", "app");
    }

    private Builder delete(String path, String session) {
        return to(path).DELETE()
                .header("Cookie", session)
                .header("Origin", ORIGIN)
                .header("X-CRM-Requested-With", "app");
    }
}
