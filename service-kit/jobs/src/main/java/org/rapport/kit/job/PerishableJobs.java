package org.rapport.kit.job;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.rapport.kit.housekeeping.Perishable;

/** Jobs that are finished, each with as many failures as it has. */
@Dependent
class PerishableJobs {

    @Produces
    @Singleton
    Perishable jobs(JobConfig config) {
        return new Perishable("job", "finished_at", config.kept(), 1);
    }
}
