package org.rapport.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Requests within a period, per replica of the gateway. */
@ConfigMapping(prefix = "crm.limit")
interface LimitConfig {

    /** One tenant's callers together. */
    Quota tenant();

    /** One person or machine with one client. */
    Quota caller();

    /** One anonymous address with one form key or link. */
    Quota visitor();

    /** One form key or link, from wherever. */
    Quota capability();

    /** How many of each kind are counted at once. */
    @WithDefault("50000")
    int remembered();

    /** So many requests in such a time, refilled steadily. */
    interface Quota {

        long requests();

        @WithDefault("60s")
        Duration period();
    }
}
