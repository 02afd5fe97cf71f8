package org.rapport.kit.share;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.ShareRecord;
import org.rapport.events.ShareRecord.Level;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.RecordType;

/** That one record is shared with a person or a team. */
@Entity
public class Share extends Aggregate<ShareRecord> {

    static final RecordType<Share, ShareRecord> TYPE =
            RecordType.of(Share.class, ShareRecord.class).partOfSeveral().build();

    @Column(updatable = false)
    private String resourceType;

    @Column(updatable = false)
    private UUID recordId;

    @Column(updatable = false)
    private @Nullable UUID memberId;

    @Column(updatable = false)
    private @Nullable UUID teamId;

    @Enumerated(EnumType.STRING)
    private Level level;

    private @Nullable Instant until;

    /** For Hibernate. */
    protected Share() {}

    Share(RecordType<?, ?> type, UUID record, ShareRequest request) {
        super(Uuids.next());
        this.resourceType = type.name();
        this.recordId = record;
        this.memberId = request.memberId();
        this.teamId = request.teamId();
        this.level = request.level();
        this.until = request.until();
    }

    void edit(EditShare request) {
        level = request.level();
        until = request.until();
    }

    /** Whether it is one of the record {@code id}, of {@code type}. */
    boolean isOf(RecordType<?, ?> type, UUID id) {
        return resourceType.equals(type.name()) && recordId.equals(id);
    }

    @Override
    public ShareRecord toRecord() {
        return new ShareRecord(
                id(),
                version(),
                resourceType,
                recordId,
                memberId,
                teamId,
                level,
                until,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
