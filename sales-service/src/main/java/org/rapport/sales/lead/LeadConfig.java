package org.rapport.sales.lead;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Rules for leads that an installation may set, under {@code crm.lead}. */
@ConfigMapping(prefix = "crm.lead")
interface LeadConfig {

    /** Within what time of its creation somebody must have responded to a lead. */
    Duration firstResponse();
}
