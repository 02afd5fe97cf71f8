package org.rapport.gateway.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How browsers sign in. */
@ConfigMapping(prefix = "crm.session")
interface SessionConfig {

    @WithDefault("crm-gateway")
    String clientId();

    /** Without it nobody can sign in by browser; tokens are accepted all the same. */
    Optional<String> clientSecret();

    /** The realm as the gateway reaches it. */
    String realmUrl();

    /** The realm as browsers reach it. */
    String issuer();

    /** How browsers reach the gateway. */
    URI publicUrl();

    /** How long before its end an access token is renewed. */
    @WithDefault("30s")
    Duration renewBefore();

    /** How long someone may take to sign in. */
    @WithDefault("30m")
    Duration loginPatience();
}
