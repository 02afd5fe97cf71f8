package org.rapport.gateway.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How browsers sign in. */
@ConfigMapping(prefix = "crm.session")
interface SessionConfig {

    /** The client as which the gateway signs people in. */
    @WithDefault("crm-gateway")
    String clientId();

    /** The clients of whose sessions Keycloak tells the end: those that people sign in with, also one of your own. */
    @WithDefault("crm-gateway,crm-spa,crm-mobile,crm-cli")
    Set<String> told();

    /** That client's secret. Without it nobody can sign in by browser; tokens are accepted all the same. */
    Optional<String> clientSecret();

    /** The realm as the gateway reaches it. */
    String realmUrl();

    /** The realm as browsers reach it. */
    String issuer();

    /** The service that may ask Keycloak for people's sessions. */
    URI admin();

    /** How browsers reach the gateway. */
    URI publicUrl();

    /** How long before its end an access token is renewed. */
    @WithDefault("30s")
    Duration renewBefore();

    /** How long someone may take to sign in. */
    @WithDefault("30m")
    Duration loginPatience();
}
