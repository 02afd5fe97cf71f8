package org.rapport.admin.keycloak;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.rapport.kit.startup.Installation;
import org.rapport.kit.startup.Secrets;
import org.rapport.kit.startup.StartRule;

/** By what Keycloak knows admin-service, which may change everybody's account there. */
@Singleton
final class KeycloakRule implements StartRule {

    private final Optional<String> secret;
    private final String client;
    private final Installation installation;

    @Inject
    KeycloakRule(KeycloakConfig config, Installation installation) {
        this(config.adminClientSecret(), config.client(), installation);
    }

    KeycloakRule(Optional<String> secret, String client, Installation installation) {
        this.secret = secret;
        this.client = client;
        this.installation = installation;
    }

    @Override
    public List<String> findings() {
        return Secrets.ofClient("CRM_KEYCLOAK_ADMIN_CLIENT_SECRET", secret, client, installation);
    }
}
