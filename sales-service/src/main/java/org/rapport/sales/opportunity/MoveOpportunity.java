package org.rapport.sales.opportunity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Asks to move an opportunity to another open stage.
 *
 * @param probability of being won, in percent; that of the stage, if not said
 */
public record MoveOpportunity(
        @NotNull Stage stage, @Min(0) @Max(100) @Nullable Integer probability) {}
