package org.rapport.gateway.route;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the services are, and how much patience and room they get. */
@ConfigMapping(prefix = "crm.route")
public interface RouteConfig {

    /** Where the gateway reaches sales-service. */
    URI sales();

    /** Where it reaches marketing-service. */
    URI marketing();

    /** Where it reaches support-service. */
    URI support();

    /** Where it reaches admin-service. */
    URI admin();

    /** Connections to one service, from one event loop. */
    @WithDefault("64")
    int connections();

    /** Requests that may wait for one of them. */
    @WithDefault("256")
    int queue();

    /** How long a request may wait for one. */
    @WithDefault("5s")
    Duration queuePatience();

    /** Further connections to one service, from one event loop, for bodies that stream. */
    @WithDefault("16")
    int uploads();

    /** How long it may take to connect to a service. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long a service may be silent before it answers, or in the middle. */
    @WithDefault("30s")
    Duration silence();

    /** After how many failures in a row a service is left alone. */
    @WithDefault("5")
    int breakerFailures();

    /** For how long it is left alone, before one request tries it. */
    @WithDefault("2s")
    Duration breakerPause();

    /** The longest body of a request. */
    @WithDefault("10M")
    MemorySize maxBody();

    /** The longest body that is read before the service is asked; a longer one streams. */
    @WithDefault("64K")
    MemorySize shortBody();

    /** How many short bodies one event loop reads at once. */
    @WithDefault("512")
    int shortBodies();

    /** How long a short body may take, and how long a client may stop in the middle of a longer one or of an answer. */
    @WithDefault("15s")
    Duration bodyPatience();

    /** The slowest pace, in bytes a second, at which a longer body or an answer may cross. */
    @WithDefault("8K")
    MemorySize bodyRate();

    /** How long one client is waited for altogether while a longer body or an answer crosses. */
    @WithDefault("5m")
    Duration bodyDeadline();

    default URI addressOf(Service service) {
        return switch (service) {
            case SALES -> sales();
            case MARKETING -> marketing();
            case SUPPORT -> support();
            case ADMIN -> admin();
        };
    }
}
