package org.rapport.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the gateway listens, and how large a request's header may be. */
@ConfigMapping(prefix = "crm.server")
interface ServerConfig {

    /** The address that the gateway listens at; in a container {@code 0.0.0.0}. */
    String host();

    /** The port that it listens at; 0 takes any that is free. */
    int port();

    /**
     * How clients reach the gateway; what services build links from, and what browsers send as Origin. With https come HSTS
     * and {@code __Host-} cookies.
     */
    URI publicUrl();

    /**
     * Addresses or networks ({@code 10.0.0.0/8}) of proxies whose X-Forwarded-For is believed; behind an ingress that is not
     * among them all visitors are one.
     */
    Optional<List<String>> trustedProxies();

    /** The longest path with its query, in characters. */
    @WithDefault("8192")
    int maxUri();

    /** The most that a request's headers may take together. */
    @WithDefault("32K")
    MemorySize maxHeader();

    /** How long a request's header may take from its first byte to its last. */
    @WithDefault("15s")
    Duration headerPatience();

    /** How long a connection may be silent. */
    @WithDefault("75s")
    Duration idle();

    /**
     * How long a stop still serves everything, so that a load balancer can notice that this replica is not ready any more;
     * in Kubernetes some seconds.
     */
    @WithDefault("0s")
    Duration notice();

    /** How long a stop waits for requests under way. */
    @WithDefault("15s")
    Duration drain();

    /** Event loops that serve; one is the fastest on two cores. */
    @WithDefault("1")
    int eventLoops();
}
