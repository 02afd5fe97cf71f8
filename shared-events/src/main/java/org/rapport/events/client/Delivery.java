package org.rapport.events.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmEvent;
import org.rapport.events.Envelope;
import org.rapport.events.MalformedEvent;

/**
 * What a subscription hands out, in the order of the partition. Delivered at least once: remember
 * {@link Envelope#id()}, or ignore a {@link Envelope#sequence()} that is not greater than the last one of its record.
 */
public sealed interface Delivery<F extends CrmEvent> {

    Position position();

    /** Something has happened. */
    record Event<F extends CrmEvent>(Position position, Envelope<F> envelope) implements Delivery<F> {}

    /** A record was purged: whatever is kept of it must go. */
    record Purged<F extends CrmEvent>(Position position, UUID tenantId, UUID aggregateId) implements Delivery<F> {}

    /**
     * A message that is no event: set it aside and go on.
     *
     * @param key     of the message, which names tenant and record if it is one of ours
     * @param problem what is wrong with it
     */
    record Malformed<F extends CrmEvent>(
            Position position, @Nullable String key, MalformedEvent problem) implements Delivery<F> {}
}
