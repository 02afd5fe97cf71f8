package org.rapport.support.ticket;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks to raise a ticket.
 *
 * @param level above the present one; the next if not said
 */
public record EscalateTicket(
        @NotBlank @Size(max = 1_000) String reason,
        @Min(1) @Max(5) @Nullable Integer level) {}
