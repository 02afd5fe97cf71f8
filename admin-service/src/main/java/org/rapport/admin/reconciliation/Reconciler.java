package org.rapport.admin.reconciliation;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings one thing in line with what its row says. Called again after a crash or a failure, at any point of its work, so
 * it looks at what is there and does what is missing.
 */
public interface Reconciler {

    /** What it reconciles, such as {@code member}. */
    String kind();

    /**
     * Does what is missing for {@code id} of {@code tenant}.
     *
     * @return after what time to look again; nothing if there is nothing left to do
     * @throws RuntimeException if it failed; it is called again after a while
     */
    Optional<Duration> reconcile(UUID tenant, UUID id);
}
