package org.rapport.admin.member;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;

/** What invitations say, under {@code crm.invitation}. */
@ConfigMapping(prefix = "crm.invitation")
interface InvitationConfig {

    /** How long the link to set a password can be used. */
    Duration valid();

    /** The client of the application in which the new member ends up. */
    String client();

    /** Where in it: a redirect URI of that client. */
    URI landing();

    /** Where a person who has an account already signs in. */
    URI home();
}
