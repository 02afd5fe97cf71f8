package org.rapport.support.ticket;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.SingleLine;

/** Asks to give a ticket to an agent, the subject of an active member; or, with {@code null}, back to the queue. */
public record AssignTicket(
        @SingleLine @Size(min = 1, max = 100) @Nullable String assigneeId) {}
