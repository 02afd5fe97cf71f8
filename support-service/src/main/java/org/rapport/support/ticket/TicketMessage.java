package org.rapport.support.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;
import org.rapport.events.support.TicketRecord.Message;

/** A message of a ticket: written once, never changed. */
@Entity
public class TicketMessage {

    @Id
    private UUID id;

    @TenantId
    @Column(name = "tenant_id", updatable = false, columnDefinition = "uuid")
    private String tenant;

    private UUID ticketId;
    private boolean internal;
    private @Nullable String authorId;
    private @Nullable String authorName;
    private String body;
    private Instant at;

    /** For Hibernate. */
    protected TicketMessage() {}

    TicketMessage(UUID ticketId, Message message) {
        this.id = message.id();
        this.ticketId = ticketId;
        this.internal = message.internal();
        this.authorId = message.authorId();
        this.authorName = message.authorName();
        this.body = String.valueOf(message.body());
        this.at = message.at();
    }

    UUID ticketId() {
        return ticketId;
    }

    Message toMessage() {
        return new Message(id, internal, authorId, authorName, body, at);
    }
}
