package org.rapport.kit.share;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.ShareRecord.Level;

/**
 * Asks that a record be shared with a person or a team, one of the two.
 *
 * @param memberId of an active member of the organisation
 * @param teamId   of a team of the organisation: with whoever is in it at the time
 * @param level    what those may do who may do it to records of the type at all; to edit takes to read
 * @param until    when it ends by itself; never, if not said
 */
public record ShareRequest(
        @Nullable UUID memberId,
        @Nullable UUID teamId,
        @NotNull Level level,
        @Nullable Instant until) {}
