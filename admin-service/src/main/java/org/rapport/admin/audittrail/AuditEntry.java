package org.rapport.admin.audittrail;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Envelope;
import org.rapport.events.FieldChange;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.TenantRow;
import org.rapport.kit.record.RecordType;

/** One event as the audit trail keeps it; its id is the event's. Written once, never changed. */
@Entity
public class AuditEntry extends TenantRow {

    /** The names of those who did it are read beside. */
    static final RecordType<AuditEntry, AuditRecord> TYPE = RecordType.of(
                    AuditEntry.class, AuditRecord.class, entry -> entry.toRecord(null), "time", Kind.TIME)
            .named("audit")
            .filtered("actor", "actorId", Kind.TEXT)
            .filtered("service", Kind.TEXT)
            .filtered("aggregateType", Kind.TEXT)
            .filtered("aggregateId", Kind.ID)
            .filtered("eventType", Kind.TEXT)
            .filtered("transactionId", Kind.ID)
            .whole()
            .build();

    private Instant time;
    private String service;
    private String aggregateType;
    private UUID aggregateId;
    private long version;
    private String eventType;
    private String actorId;
    private String actorType;
    private @Nullable String onBehalfOf;
    private UUID transactionId;
    private @Nullable String reason;
    private @Nullable String requestId;
    private @Nullable String traceParent;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<FieldChange> changes = List.of();

    /** For Hibernate. */
    protected AuditEntry() {}

    AuditEntry(Envelope<JsonNode> event, List<FieldChange> changes) {
        super(event.id());
        this.time = event.time();
        this.service = event.source().substring(1);
        this.aggregateType = event.aggregateType();
        this.aggregateId = event.aggregateId();
        this.eventType = event.type();
        this.actorId = event.actorId();
        this.actorType = event.actorType();
        this.onBehalfOf = event.onBehalfOf();
        this.transactionId = event.transactionId();
        this.reason = event.reason();
        this.requestId = event.requestId();
        this.traceParent = event.traceParent();
        this.changes = List.copyOf(changes);
        this.version = event.sequence();
    }

    String actorId() {
        return actorId;
    }

    /**
     * What the API shows.
     *
     * @param actorName of the actor, if it is known
     */
    AuditRecord toRecord(@Nullable String actorName) {
        return new AuditRecord(
                id(),
                time,
                new AuditRecord.Actor(actorId, actorType, actorName, onBehalfOf),
                service,
                aggregateType,
                aggregateId,
                version,
                eventType,
                transactionId,
                reason,
                requestId,
                traceParent,
                changes);
    }
}
