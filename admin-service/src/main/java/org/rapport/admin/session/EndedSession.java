package org.rapport.admin.session;

import jakarta.persistence.Entity;
import java.time.Instant;
import org.rapport.events.admin.SessionRecord;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Uuids;

/** A login that ended before its tokens did. It belongs to the operator, and never changes. */
@Entity
public class EndedSession extends Aggregate<SessionRecord> {

    private String sid;
    private String subject;
    private Instant expiresAt;

    /** For Hibernate. */
    protected EndedSession() {}

    EndedSession(String sid, String subject, Instant expiresAt) {
        super(Uuids.next());
        this.sid = sid;
        this.subject = subject;
        this.expiresAt = expiresAt;
    }

    @Override
    public SessionRecord toRecord() {
        return new SessionRecord(
                id(),
                version(),
                sid,
                subject,
                expiresAt,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
