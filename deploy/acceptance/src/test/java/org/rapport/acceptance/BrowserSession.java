package org.rapport.acceptance;

import java.net.URI;
import org.rapport.local.keycloak.LoginPages;

/**
 * A browser that is signed in: it has the cookie of the session and nothing else.
 *
 * @param publicUrl what the gateways are to browsers, whichever of them answers
 */
record BrowserSession(URI publicUrl, String cookie) {

    /** Signs in by the pages of Keycloak; one gateway begins it, and one that may be another takes the browser back. */
    static BrowserSession signIn(URI publicUrl, Api begun, Api finished, String alias, String email, String password) {
        Answer away = begun.get("/auth/login?organization=" + alias).expect(302);
        URI back = LoginPages.signIn(URI.create(away.header("Location")), email, password);
        Answer in = finished.with("Cookie", nameAndValue(away))
                .get(back.getRawPath() + "?" + back.getRawQuery())
                .expect(302);
        return new BrowserSession(publicUrl, session(in));
    }

    /** The gateway as a page of the application uses it. */
    Api at(Api gateway) {
        return gateway.with("Cookie", cookie)
                .with("Origin", publicUrl.toString())
                .with("X-CRM-Requested-With", "fetch");
    }

    /** The browser after an answer that has renewed its session. */
    BrowserSession after(Answer answer) {
        return new BrowserSession(publicUrl, session(answer));
    }

    private static String session(Answer answer) {
        return answer.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("crm-session=") && !cookie.startsWith("crm-session=;"))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no session: " + answer));
    }

    private static String nameAndValue(Answer answer) {
        String cookie = answer.header("Set-Cookie");
        return cookie.substring(0, cookie.indexOf(';'));
    }
}
