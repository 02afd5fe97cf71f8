package org.rapport.kit.share;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rapport.events.ShareRecord.Level;

/**
 * Asks that a record be shared in this way, with whom it is.
 *
 * @param level what those may do who may do it to records of the type at all
 * @param until when it ends by itself; never, if not said
 */
public record EditShare(@NotNull Level level, @Nullable Instant until) {}
