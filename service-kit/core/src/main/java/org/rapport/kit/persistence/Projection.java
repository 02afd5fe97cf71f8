package org.rapport.kit.persistence;

import jakarta.persistence.MappedSuperclass;
import java.util.UUID;

/**
 * Another service's record, as far as this one has heard of it. It has no history and no version of its own, only the
 * sequence of the last event it has taken in: an older one, late or repeated, changes nothing.
 */
@MappedSuperclass
public abstract class Projection extends TenantRow {

    private long sequence;

    /** For Hibernate. */
    protected Projection() {}

    /** What is known of record {@code id} before the first event: nothing. */
    protected Projection(UUID id) {
        super(id);
    }

    /** Whether the event with {@code next} is newer than all taken in before; if so, it counts as taken in. */
    protected boolean advancesTo(long next) {
        if (next <= sequence) {
            return false;
        }
        sequence = next;
        return true;
    }
}
