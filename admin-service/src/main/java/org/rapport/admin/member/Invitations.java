package org.rapport.admin.member;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rapport.admin.keycloak.Keycloak;
import org.rapport.admin.keycloak.KeycloakAccount;
import org.rapport.events.admin.MemberRecord;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.problem.DomainException;

/** Tells people that they belong to an organisation: with a link to set a password, or to sign in with the one they have. */
@ApplicationScoped
class Invitations {

    private final Keycloak keycloak;
    private final Mailer mailer;
    private final Directory directory;
    private final InvitationConfig config;

    Invitations(Keycloak keycloak, Mailer mailer, Directory directory, InvitationConfig config) {
        this.keycloak = keycloak;
        this.mailer = mailer;
        this.directory = directory;
        this.config = config;
    }

    void send(UUID tenant, MemberRecord member, KeycloakAccount account) {
        if (!account.usable()) {
            keycloak.sendSetPassword(account.subject(), config.valid(), config.client(), config.landing());
            return;
        }
        String organization = name(tenant);
        try {
            mailer.send(Mail.withText(member.email(), "You can now work in " + organization, """
                    Hello %s,

                    you have been added to %s. Sign in with the account and the password that you have:

                    %s
                    """.formatted(
                            member.firstName(), organization, config.home())));
        } catch (RuntimeException e) {
            throw new DomainException.Unavailable(
                    "mail-away", "The mail cannot be sent for the moment: " + e.getMessage());
        }
    }

    private String name(UUID tenant) {
        var organization = directory.tenant(tenant).organization();
        return organization == null ? "a new organisation" : organization.name();
    }
}
