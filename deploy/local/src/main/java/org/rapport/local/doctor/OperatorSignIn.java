package org.rapport.local.doctor;

import java.util.List;
import org.rapport.local.StackException;
import org.rapport.local.keycloak.KeycloakServer;
import org.rapport.local.keycloak.PkceLogin;
import org.rapport.local.process.Ports;

/** Whether the operator gets past the password. What comes after it is not asked for: a code is good only once. */
public final class OperatorSignIn implements Examination {

    private final KeycloakServer keycloak;
    private final String email;
    private final String password;

    public OperatorSignIn(KeycloakServer keycloak, String email, String password) {
        this.keycloak = keycloak;
        this.email = email;
        this.password = password;
    }

    @Override
    public String subject() {
        return "sign-in of " + email;
    }

    @Override
    public String obstacle() {
        return Ports.answers(keycloak.port()) ? "" : "Keycloak does not answer";
    }

    @Override
    public List<Finding> findings() {
        try {
            PkceLogin.at(keycloak.url(), KeycloakServer.REALM).enterPassword(email, password);
            return List.of();
        } catch (StackException e) {
            return List.of(new Finding(
                    "the operator cannot sign in (" + e.getMessage() + ")",
                    "give " + email + " the password that ./crm up has shown, at " + keycloak.url() + "/admin"));
        }
    }
}
