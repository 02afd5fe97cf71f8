package org.rapport.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The public shape of an aggregate: what the API answers, the journal keeps and events carry.
 *
 * <p>Every property is written, {@code null} where there is no value: an absent one is masked for its reader. Whatever
 * is {@link PersonalData} may be {@code null} in an erased record.
 */
public interface CrmRecord {

    /** Its identity, for ever. */
    UUID id();

    /** The number of commands it has seen: 1 when created, and one more with each event. */
    long version();

    Instant createdAt();

    /** The subject of the caller who created it. */
    String createdBy();

    Instant updatedAt();

    /** The subject of the caller who changed it last. */
    String updatedBy();

    /** When it was deleted; it can be restored until it is purged. */
    @Nullable
    Instant deletedAt();
}
