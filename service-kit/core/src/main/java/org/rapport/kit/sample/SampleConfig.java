package org.rapport.kit.sample;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is remembered of what was decided, under {@code crm.sample}. How long: {@code crm.housekeeping.decisions}. */
@ConfigMapping(prefix = "crm.sample")
public interface SampleConfig {

    /** How often each replica writes what it has taken. */
    @WithDefault("PT5S")
    Duration every();

    /** The time to which the numbers below apply. */
    @WithDefault("PT10M")
    Duration window();

    /** How many decisions on one member a replica takes in a window. */
    @WithDefault("20")
    int perMember();

    /** How many decisions on all members of one tenant. */
    @WithDefault("100")
    int perTenant();
}
