package org.rapport.admin.deadletter;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.DeadLetterReplayRecord;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Uuids;

/** That a letter was given to its consumer once more. It belongs to the operator, and never changes. */
@Entity
public class DeadLetterReplay extends Aggregate<DeadLetterReplayRecord> {

    private String letterId;
    private String topic;
    private String consumer;
    private String originTopic;
    private int originPartition;
    private long originOffset;
    private @Nullable UUID eventId;
    private @Nullable String eventType;
    private @Nullable String eventSubject;
    private @Nullable UUID eventTenantId;

    /** For Hibernate. */
    protected DeadLetterReplay() {}

    DeadLetterReplay(DeadLetterView letter) {
        super(Uuids.next());
        letterId = letter.id();
        topic = letter.topic();
        consumer = letter.consumer();
        originTopic = letter.originTopic();
        originPartition = letter.originPartition();
        originOffset = letter.originOffset();
        eventId = letter.eventId();
        eventType = letter.eventType();
        eventSubject = letter.subject();
        eventTenantId = letter.tenantId();
    }

    @Override
    public DeadLetterReplayRecord toRecord() {
        return new DeadLetterReplayRecord(
                id(),
                version(),
                letterId,
                topic,
                consumer,
                originTopic,
                originPartition,
                originOffset,
                eventId,
                eventType,
                eventSubject,
                eventTenantId,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
