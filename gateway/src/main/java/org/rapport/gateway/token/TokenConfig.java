package org.rapport.gateway.token;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Whose tokens are accepted, and with which keys. */
@ConfigMapping(prefix = "crm.token")
interface TokenConfig {

    /** The folder of the key files. */
    Path keysDir();

    /** The realm's address as the gateway reaches it. */
    String realmUrl();

    /** What tokens name as their issuer: the realm's address as browsers reach it, where that is another. */
    String issuer();

    /** For whom tokens have to be made, as they say themselves. */
    @WithDefault("crm-api")
    String audience();

    /** The authentication context class that a second factor gives, which platform administrators have to show. */
    @WithDefault("2")
    String operatorAcr();

    /** How far clocks may differ. */
    @WithDefault("10s")
    Duration leeway();

    /** How much memory the tokens that passed may take, roughly. */
    @WithDefault("32M")
    MemorySize cacheWeight();

    /** How often Keycloak's keys are looked at without a reason, so that a withdrawn one goes. */
    @WithDefault("5m")
    Duration keysRefresh();

    /** How often at most an unknown key id makes the gateway ask Keycloak. */
    @WithDefault("5s")
    Duration keysRefreshAtMost();
}
