package org.rapport.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.rapport.installation.secret.Origin;
import org.rapport.installation.secret.SecretFiles;
import org.rapport.local.keycloak.Invitation;
import org.rapport.local.keycloak.KeycloakAdmin;
import org.rapport.local.keycloak.KeycloakServer;
import org.rapport.local.keycloak.Person;
import org.rapport.local.keycloak.PkceLogin;
import org.rapport.local.keycloak.SecondFactor;
import org.rapport.local.keycloak.Tokens;

/**
 * Those who can sign in to a local stack without having been invited. Their addresses name their organisation
 * ({@code ada@acme.example}); they share one password, which only this machine knows.
 */
public final class People {

    /** The first of them, who admits every organisation: a member of {@code platform}. */
    public static final Person OPERATOR = new Person("operator@platform.example", "Olga", "Operator");

    private static final String PLATFORM = "platform";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Stack stack;

    People(Stack stack) {
        this.stack = stack;
    }

    public String password() {
        return SecretFiles.in(stack.settings().home().resolve("secrets/people"), Origin.LOCAL::secret);
    }

    /** A sign-in by authorisation code and PKCE, as a browser does it, into the organisation of the address. */
    public Tokens login(String email) {
        return login(email, password(), organization(email));
    }

    /** As {@link #login(String)}, for whoever chose a password of his own. */
    public Tokens login(String email, String password, String organization) {
        PkceLogin login =
                PkceLogin.at(stack.keycloak().url(), KeycloakServer.REALM).organization(organization);
        return (organization.equals(PLATFORM) ? login.factor(secondFactor(email)) : login).login(email, password);
    }

    /** The second factor of that operator, set up at the first sign-in. */
    public SecondFactor secondFactor(String email) {
        return SecondFactor.in(stack.settings().home().resolve("secrets").resolve("second-factor-" + email));
    }

    /** Follows the last invitation that was mailed to that address, with that password for an account that has none. */
    public void join(String email, String password) {
        Instant deadline = Instant.now().plus(PATIENCE);
        Optional<URI> link = stack.mail().invitation(email);
        while (link.isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new StackException("no mail with a link has come for " + email + "; ./crm logs admin tells why");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            link = stack.mail().invitation(email);
        }
        Invitation.accept(link.get(), password);
    }

    /** As {@link #join(String, String)}, with the password that these people share. */
    public void join(String email) {
        join(email, password());
    }

    /** The alias of the organisation that an address names: the first word of its domain. */
    static String organization(String email) {
        String domain = email.substring(email.indexOf('@') + 1);
        return domain.contains(".") ? domain.substring(0, domain.indexOf('.')) : domain;
    }

    /** Makes sure that there is an operator; without one nobody could make the first organisation. */
    void admitOperator() {
        Path done = stack.settings().home().resolve("keycloak/operator");
        if (Files.exists(done)) {
            return;
        }
        try (KeycloakAdmin keycloak = KeycloakAdmin.of(stack.keycloak())) {
            keycloak.operator(keycloak.person(OPERATOR, password()));
            login(OPERATOR.email()); // which sets up the second factor
            Files.writeString(done, OPERATOR.email() + "\n");
        } catch (IOException e) {
            throw new StackException("the operator cannot be noted: " + e.getMessage(), e);
        }
    }
}
