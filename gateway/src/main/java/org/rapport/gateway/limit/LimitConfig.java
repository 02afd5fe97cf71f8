package org.rapport.gateway.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Requests within a period, per replica of the gateway; an installation sets what its plans promise. */
@ConfigMapping(prefix = "crm.limit")
interface LimitConfig {

    /**
     * Whoever asks from one address, or one network of IPv6 (/64), before it is known who that is; to be raised where many
     * people share one.
     */
    Quota address();

    /** Sign-ins and renewals on demand from one address or network, each of which costs Keycloak something. */
    Quota login();

    /** One tenant's callers together. */
    Quota tenant();

    /** One person or machine with one client. */
    Quota caller();

    /** One anonymous address or network with one form key or link. */
    Quota visitor();

    /** One form key or link, from wherever. */
    Quota capability();

    /** What a visitor may send all the same when that is used up, so that nobody can close a form for the others. */
    Quota reserve();

    /** How many of each kind are counted at once. */
    @WithDefault("50000")
    int remembered();

    /** So many requests in such a time, refilled steadily. */
    interface Quota {

        /** How many requests in a period. */
        long requests();

        /** The time in which as many come back. */
        @WithDefault("60s")
        Duration period();
    }
}
