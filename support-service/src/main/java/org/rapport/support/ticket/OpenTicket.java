package org.rapport.support.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.support.TicketRecord.Channel;
import org.rapport.events.support.TicketRecord.Priority;
import org.rapport.kit.field.EmailAddress;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.record.Tells;

/**
 * Asks for a new ticket.
 *
 * @param priority      normal if not said
 * @param channel       how the customer asked; {@code api} if not said
 * @param contactId     the customer, as sales knows them
 * @param customerName  of somebody whom sales does not know
 * @param customerEmail of somebody whom sales does not know
 * @param assigneeId    the agent; nobody if not said
 */
public record OpenTicket(
        @NotBlank @SingleLine @Size(max = 300) String subject,
        @Size(max = 50_000) @Nullable String description,
        @Nullable Priority priority,
        @Nullable Channel channel,
        @Tells("customer") @Nullable UUID contactId,

        @Tells("customer") @SingleLine @Size(max = 200) @Nullable
        String customerName,

        @Tells("customer") @EmailAddress @Nullable String customerEmail,
        @SingleLine @Size(max = 100) @Nullable String queue,
        @SingleLine @Size(min = 1, max = 100) @Nullable String assigneeId) {}
