package org.rapport.gateway.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.rapport.kit.startup.Installation;
import org.rapport.kit.startup.Secrets;
import org.rapport.kit.startup.StartRule;

/** By what Keycloak knows the gateway. */
@Singleton
final class ClientSecretRule implements StartRule {

    private final Optional<String> secret;
    private final String client;
    private final Installation installation;

    @Inject
    ClientSecretRule(SessionConfig config, Installation installation) {
        this(config.clientSecret(), config.clientId(), installation);
    }

    ClientSecretRule(Optional<String> secret, String client, Installation installation) {
        this.secret = secret;
        this.client = client;
        this.installation = installation;
    }

    @Override
    public List<String> findings() {
        return Secrets.ofClient("CRM_GATEWAY_CLIENT_SECRET", secret, client, installation);
    }
}
