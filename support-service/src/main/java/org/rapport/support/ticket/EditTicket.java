package org.rapport.support.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rapport.events.support.TicketRecord.Priority;
import org.rapport.kit.field.SingleLine;

/** Asks that a ticket say this. Status, assignee and escalation have operations of their own. */
public record EditTicket(
        @NotBlank @SingleLine @Size(max = 300) String subject,
        @Size(max = 50_000) @Nullable String description,
        @NotNull Priority priority,
        @SingleLine @Size(max = 100) @Nullable String queue) {}
