package org.rapport.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the gateway listens, and how large a request's header may be. */
@ConfigMapping(prefix = "crm.server")
interface ServerConfig {

    String host();

    /** 0 takes any free port. */
    int port();

    /** How clients reach the gateway; what services build links from, and what browsers send as Origin. */
    URI publicUrl();

    @WithDefault("8192")
    int maxUri();

    @WithDefault("32K")
    MemorySize maxHeader();

    /** How long a connection may be silent. */
    @WithDefault("75s")
    Duration idle();

    /** How long a stop waits for requests under way. */
    @WithDefault("15s")
    Duration drain();

    /** Event loops that serve; one is the fastest on two cores. */
    @WithDefault("1")
    int eventLoops();
}
