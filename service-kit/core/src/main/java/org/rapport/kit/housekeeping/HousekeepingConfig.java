package org.rapport.kit.housekeeping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a service remembers what it needs for a while only, under {@code crm.housekeeping}. */
@ConfigMapping(prefix = "crm.housekeeping")
public interface HousekeepingConfig {

    /** How long after the start, and after each time, it is looked for what has expired. */
    @WithDefault("PT1H")
    Duration every();

    /** How many rows go in one statement. */
    @WithDefault("1000")
    int batch();

    /** How long the answer to an {@code Idempotency-Key} is given again. */
    @WithDefault("P7D")
    Duration idempotencyKeys();

    /**
     * How long the inbox remembers an event. A consumer group that is set back further than this hands its consumers
     * events that they take for new.
     */
    @WithDefault("P90D")
    Duration inbox();

    /** How long it is remembered what was decided, for policies to be tried on. */
    @WithDefault("P7D")
    Duration decisions();
}
