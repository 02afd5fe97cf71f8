package org.rapport.local.keycloak;

import java.net.URI;
import java.util.Map;
import org.rapport.local.StackException;

/** What an invited person does, page by page. */
public final class Invitation {

    private static final int PAGES = 6;

    private Invitation() {}

    /**
     * Opens the link of the mail and agrees to join; chooses that password where the account has none yet. Fails with what
     * the page says when the link is not good, or the password.
     */
    public static void accept(URI link, String password) {
        Map<String, String> entered = Map.of("password-new", password, "password-confirm", password);
        try (var browser = new Browser()) {
            Browser.Stop stop = browser.open(link);
            boolean agreed = false;
            boolean set = false;
            for (int pages = 0; pages < PAGES && stop instanceof Browser.Stop.Shown(Page page); pages++) {
                if (page.form().filter(form -> form.asksFor("password-new")).isPresent()) {
                    if (set) {
                        throw refusal("Keycloak refuses the password", page);
                    }
                    stop = browser.submit(page.form().orElseThrow(), entered);
                    set = true;
                } else if (!agreed && page.status() < 400 && page.proceed().isPresent()) {
                    stop = browser.open(page.proceed().orElseThrow());
                    agreed = true;
                } else {
                    break;
                }
            }
            if (stop instanceof Browser.Stop.Shown(Page page) && (!agreed || page.status() >= 400)) {
                throw refusal("the link does not lead into an organisation", page);
            }
        }
    }

    private static StackException refusal(String what, Page page) {
        return new StackException(what + ": " + page.complaint().orElse("no reason given"));
    }
}
