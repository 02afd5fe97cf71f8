package org.rapport.support.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Asks to add a message to a ticket.
 *
 * @param internal     whether the customer must not see it
 * @param fromCustomer whether it is what the customer said, on the phone or in a letter, rather than the agent
 */
public record WriteMessage(@NotBlank @Size(max = 50_000) String body, boolean internal, boolean fromCustomer) {}
