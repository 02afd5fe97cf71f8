package org.rapport.gateway.route;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the services are, and how much patience and room they get. */
@ConfigMapping(prefix = "crm.route")
public interface RouteConfig {

    URI sales();

    URI marketing();

    URI support();

    URI admin();

    /** Connections to one service, from one event loop. */
    @WithDefault("64")
    int connections();

    /** Requests that may wait for one of them. */
    @WithDefault("256")
    int queue();

    @WithDefault("2s")
    Duration connectTimeout();

    /** How long a service may be silent before it answers, or in the middle. */
    @WithDefault("30s")
    Duration silence();

    @WithDefault("5")
    int breakerFailures();

    @WithDefault("2s")
    Duration breakerPause();

    /** The longest body of a request. */
    @WithDefault("10M")
    MemorySize maxBody();

    default URI addressOf(Service service) {
        return switch (service) {
            case SALES -> sales();
            case MARKETING -> marketing();
            case SUPPORT -> support();
            case ADMIN -> admin();
        };
    }
}
