package org.rapport.local.doctor;

import java.util.ArrayList;
import java.util.List;
import org.rapport.local.keycloak.KeycloakServer;
import org.rapport.local.keycloak.RealmCommand;
import org.rapport.local.process.Ports;

/** Whether Keycloak's realms are as their files say, and as safe as they should be: what {@code ./crm realm} tells. */
public final class Realms implements Examination {

    private final KeycloakServer keycloak;

    public Realms(KeycloakServer keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    public String subject() {
        return "Keycloak's realms";
    }

    @Override
    public String obstacle() {
        return Ports.answers(keycloak.port()) ? "" : "Keycloak does not answer";
    }

    @Override
    public List<Finding> findings() {
        List<String> left = new ArrayList<>();
        if (RealmCommand.isRight(keycloak, left::add)) {
            return List.of();
        }
        return List.of(new Finding(String.join(", ", left), "./crm realm --apply sets that right"));
    }
}
