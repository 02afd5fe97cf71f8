package org.rapport.local.keycloak;

import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.local.StackException;

/**
 * Somebody before Keycloak's login pages.
 *
 * @param entered what is entered where a page asks for it
 * @param factor  what shows the second factor, and sets it up where there is none
 */
public record LoginPages(
        Map<String, String> entered, @Nullable SecondFactor factor) {

    private static final int PAGES = 6;
    private static final String CODE = "otp";
    private static final String FIRST_CODE = "totp";
    private static final String SECRET = "totpSecret";

    /** Signs in with a password in a fresh browser, from that address on, to where Keycloak lets go. */
    public static URI signIn(URI address, String user, String password) {
        try (var browser = new Browser()) {
            return new LoginPages(Map.of("username", user, "password", password), null).pass(browser, address);
        }
    }

    /** Goes through them from that address on, to where Keycloak lets go; fails with what a page says when it refuses. */
    URI pass(Browser browser, URI address) {
        Browser.Stop stop = browser.open(address);
        boolean settingUp = false;
        for (int pages = 0; pages < PAGES; pages++) {
            if (stop instanceof Browser.Stop.Left(URI left)) {
                return left;
            }
            Page page = ((Browser.Stop.Shown) stop).page();
            boolean firstSight = !settingUp
                    && page.form().filter(form -> form.asksFor(SECRET)).isPresent();
            if (page.complaint().isPresent() && !firstSight) { // there it says only why the page is shown
                throw new StackException(
                        "Keycloak refuses " + user() + ": " + page.complaint().get());
            }
            settingUp |= firstSight;
            Page.Form form = page.form()
                    .orElseThrow(() -> new StackException(
                            "Keycloak shows no login page at " + page.address().getPath()));
            stop = browser.submit(form, into(form));
        }
        throw new StackException("Keycloak asks " + user() + " again and again");
    }

    /** Goes through them as long as they ask for what there is to enter; fails with what a page says when it refuses. */
    void passFirst(Browser browser, URI address) {
        Browser.Stop stop = browser.open(address);
        for (int pages = 0; pages < PAGES && stop instanceof Browser.Stop.Shown(Page page); pages++) {
            Page.Form form = page.form().orElse(null);
            boolean isAsked = form != null && entered.keySet().stream().anyMatch(form::asksFor);
            if (page.complaint().isPresent() && (isAsked || form == null)) {
                throw new StackException(
                        "Keycloak refuses " + user() + ": " + page.complaint().get());
            }
            if (!isAsked) {
                return;
            }
            stop = browser.submit(form, into(form));
        }
    }

    private Map<String, String> into(Page.Form form) {
        if (factor != null && form.asksFor(SECRET)) {
            factor.setUp(form.fields().get(SECRET));
            return Map.of(FIRST_CODE, factor.code());
        }
        if (factor != null && form.asksFor(CODE)) {
            return Map.of(CODE, factor.code());
        }
        Map<String, String> fields = entered.entrySet().stream()
                .filter(field -> form.asksFor(field.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (fields.isEmpty()) {
            throw new StackException("Keycloak asks " + user() + " for "
                    + String.join(", ", form.fields().keySet()));
        }
        return fields;
    }

    private String user() {
        return entered.getOrDefault("username", "somebody");
    }
}
