package org.rapport.support.ticket;

import jakarta.validation.constraints.NotNull;
import org.rapport.events.support.TicketRecord.Status;

/** Asks to move a ticket to another status. */
public record ChangeStatus(@NotNull Status status) {}
