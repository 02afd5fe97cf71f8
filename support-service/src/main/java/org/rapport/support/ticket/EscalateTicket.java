package org.rapport.support.ticket;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.record.Tells;

/**
 * Asks to raise a ticket.
 *
 * @param level above the present one; the next if not said
 */
public record EscalateTicket(
        @Tells("escalation") @NotBlank @Size(max = 1_000) String reason,
        @Tells("escalation") @Min(1) @Max(5) @Nullable Integer level) {}
