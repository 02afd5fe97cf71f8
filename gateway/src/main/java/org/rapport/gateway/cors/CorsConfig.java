package org.rapport.gateway.cors;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Which other origins may call. */
@ConfigMapping(prefix = "crm.cors")
interface CorsConfig {

    /** Exact origins, for example {@code https://app.example.com}; no patterns. */
    Optional<Set<String>> origins();

    /** How long a browser may remember a permission. */
    @WithDefault("10m")
    Duration maxAge();
}
