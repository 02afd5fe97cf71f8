package org.rapport.admin.reconciliation;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The pace of the {@link ReconciliationLoop}, under {@code crm.reconciliation}. */
@ConfigMapping(prefix = "crm.reconciliation")
interface ReconciliationConfig {

    /** How often to look for what has become due. */
    Duration poll();

    /** How long one piece of work may take before another replica takes it over; longer than all its calls together. */
    Duration lease();

    /** How long to wait after the first failure; doubled with each further one. */
    Duration firstRetry();

    /** How long to wait at most. */
    Duration longestRetry();
}
