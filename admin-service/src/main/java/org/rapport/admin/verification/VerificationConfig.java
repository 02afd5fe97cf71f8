package org.rapport.admin.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Whom to ask for a verification, and for how long to wait, under {@code crm.verification}. */
@ConfigMapping(prefix = "crm.verification")
interface VerificationConfig {

    /** The services that have a journal, in the order in which they are shown. */
    @WithDefault("sales,marketing,support,admin")
    List<String> services();

    /** How long to wait for their answers; shorter than the gateway waits for this service. */
    @WithDefault("20S")
    Duration patience();

    /** How many organisations may be verified at once. */
    @WithDefault("4")
    int atOnce();
}
