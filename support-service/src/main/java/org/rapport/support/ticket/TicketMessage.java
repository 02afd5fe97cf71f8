package org.rapport.support.ticket;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.support.TicketRecord.Message;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.TenantRow;
import org.rapport.kit.record.RecordType;

/** A message of a ticket: written once, never changed. */
@Entity
public class TicketMessage extends TenantRow {

    static final RecordType<TicketMessage, Message> TYPE = RecordType.of(
                    TicketMessage.class, Message.class, TicketMessage::toMessage, "at", Kind.TIME)
            .partOf(Ticket.TYPE)
            .build();

    private UUID ticketId;
    private boolean internal;
    private @Nullable String authorId;
    private @Nullable String authorName;
    private String body;
    private Instant at;

    /** For Hibernate. */
    protected TicketMessage() {}

    TicketMessage(UUID ticketId, Message message) {
        super(message.id());
        this.ticketId = ticketId;
        this.internal = message.internal();
        this.authorId = message.authorId();
        this.authorName = message.authorName();
        this.body = String.valueOf(message.body());
        this.at = message.at();
    }

    private Message toMessage() {
        return new Message(id(), internal, authorId, authorName, body, at);
    }
}
