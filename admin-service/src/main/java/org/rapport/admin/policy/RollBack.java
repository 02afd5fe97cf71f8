package org.rapport.admin.policy;

import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * Asks that what was in force before be so again.
 *
 * @param to the number of the release; the last one before if not said
 */
public record RollBack(@Positive @Nullable Integer to) {}
