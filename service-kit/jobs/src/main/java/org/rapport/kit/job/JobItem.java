package org.rapport.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.TenantRow;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.RecordType;

/** A record that a job is still to work on, or could not: one that is done is gone. */
@Entity
public class JobItem extends TenantRow {

    static final RecordType<JobItem, JobFailure> FAILURES = RecordType.of(
                    JobItem.class, JobFailure.class, JobItem::toFailure, "position", Kind.NUMBER)
            .partOfSeveral()
            .build();

    @Column(updatable = false)
    private UUID jobId;

    @Column(updatable = false)
    private long position;

    @Column(updatable = false)
    private UUID recordId;

    private boolean failed;
    private @Nullable Integer status;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable JsonNode problem;

    /** For Hibernate. */
    protected JobItem() {}

    JobItem(UUID jobId, long position, UUID recordId) {
        super(Uuids.next());
        this.jobId = jobId;
        this.position = position;
        this.recordId = recordId;
    }

    /** The record. */
    public UUID recordId() {
        return recordId;
    }

    boolean isWaiting() {
        return !failed;
    }

    void fail(int code, JsonNode why) {
        failed = true;
        status = code;
        problem = why;
    }

    private JobFailure toFailure() {
        return new JobFailure(
                id(), position, recordId, Objects.requireNonNull(status), Objects.requireNonNull(problem));
    }
}
