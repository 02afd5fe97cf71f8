package org.rapport.kit.housekeeping;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What each service has: answers to idempotency keys, and memories of handled events and of decisions. */
@Dependent
class PerishableRows {

    @Produces
    @Singleton
    Perishable answers(HousekeepingConfig config) {
        return new Perishable("idempotency_key", "created_at", config.idempotencyKeys(), config.batch());
    }

    @Produces
    @Singleton
    Perishable handled(HousekeepingConfig config) {
        return new Perishable("inbox", "handled_at", config.inbox(), config.batch());
    }

    @Produces
    @Singleton
    Perishable decided(HousekeepingConfig config) {
        return new Perishable("decision_sample", "decided_at", config.decisions(), config.batch());
    }
}
