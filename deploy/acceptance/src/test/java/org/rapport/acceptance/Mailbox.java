package org.rapport.acceptance;

import java.net.URI;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.rapport.local.mail.MailServer;

/** What people find in their mail. */
final class Mailbox {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/login-actions/action-token[^\\s>]+");

    private Mailbox() {}

    /** The link in the last mail to that address by which a password is set. */
    static URI linkTo(MailServer mail, String address) {
        return mail.mails().reversed().stream()
                .filter(it -> it.to().contains(address))
                .flatMap(it -> LINK.matcher(it.text()).results().map(MatchResult::group))
                .findFirst()
                .map(URI::create)
                .orElseThrow(() -> new AssertionError("no mail with a link to " + address));
    }
}
