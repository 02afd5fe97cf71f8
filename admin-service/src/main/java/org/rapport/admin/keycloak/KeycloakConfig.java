package org.rapport.admin.keycloak;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How Keycloak's admin API is reached, under {@code crm.keycloak}. */
@ConfigMapping(prefix = "crm.keycloak")
interface KeycloakConfig {

    /** Keycloak as admin-service reaches it, without the realm. */
    URI url();

    /** The realm's name. */
    String realm();

    /** The client whose service account may manage organisations and people. */
    String client();

    /** Its secret. Without it nothing can be provisioned, and everything else works. */
    Optional<String> adminClientSecret();

    /** The page at which people sign in, where an invitation leads in the end. */
    URI landing();

    /** How long to wait for an answer. */
    Duration timeout();
}
