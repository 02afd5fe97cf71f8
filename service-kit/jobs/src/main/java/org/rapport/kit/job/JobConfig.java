package org.rapport.kit.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a service does its jobs, under {@code crm.jobs}. */
@ConfigMapping(prefix = "crm.jobs")
public interface JobConfig {

    /** How many jobs a replica works on at once; each needs a connection of the pool. */
    @WithDefault("2")
    int threads();

    /** For how long it works on one before the others have their turn. */
    @WithDefault("PT5S")
    Duration slice();

    /** How often it looks for jobs that another replica was asked for, or has left. */
    @WithDefault("PT2S")
    Duration poll();

    /** How often it says that it is still at work; after four times of silence, another replica takes over. */
    @WithDefault("PT10S")
    Duration heartbeat();

    /** How many unfinished jobs an organisation may have in a service. */
    @WithDefault("20")
    int unfinished();

    /** How many records a job may be about that does one thing to many. */
    @WithDefault("100000")
    long records();

    /** How long a finished job can be read. */
    @WithDefault("P30D")
    Duration kept();
}
