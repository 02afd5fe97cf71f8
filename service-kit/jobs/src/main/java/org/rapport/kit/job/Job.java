package org.rapport.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.TenantRow;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.tenant.Caller;

/** What somebody has asked for, and how far it is. */
@Entity
public class Job extends TenantRow {

    static final RecordType<Job, JobRecord> TYPE = RecordType.of(
                    Job.class, JobRecord.class, Job::toRecord, "createdAt", Kind.TIME)
            .partOfSeveral()
            .build();

    @Column(updatable = false)
    private String kind;

    @Enumerated(EnumType.STRING)
    private JobStatus status = JobStatus.QUEUED;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode request;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private Caller caller;

    @Column(updatable = false)
    private @Nullable String requestId;

    private @Nullable String bookmark;
    private boolean counted;
    private long total;
    private long succeeded;
    private long failed;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable JsonNode problem;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String createdBy;

    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    /** For Hibernate. */
    protected Job() {}

    Job(String kind, JsonNode request, Caller caller, @Nullable String requestId) {
        super(Uuids.next());
        this.kind = kind;
        this.request = request;
        this.caller = caller;
        this.requestId = requestId;
        this.createdAt = now();
        this.createdBy = caller.subject();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    String kind() {
        return kind;
    }

    JsonNode request() {
        return request;
    }

    Caller caller() {
        return caller;
    }

    @Nullable
    String requestId() {
        return requestId;
    }

    boolean isOf(Caller other) {
        return createdBy.equals(other.subject());
    }

    boolean isFinished() {
        return finishedAt != null;
    }

    void start() {
        status = JobStatus.RUNNING;
        if (startedAt == null) {
            startedAt = now();
        }
    }

    void cancel() {
        finish(JobStatus.CANCELLED);
    }

    void complete() {
        finish(JobStatus.COMPLETED);
    }

    void fail(JsonNode why) {
        problem = why;
        finish(JobStatus.FAILED);
    }

    private void finish(JobStatus last) {
        status = last;
        finishedAt = now();
    }

    /** How many records it has been found to be about so far. */
    public long total() {
        return total;
    }

    /** Whether all records that it is about are known. */
    public boolean isCounted() {
        return counted;
    }

    /** Where its kind goes on to find them. */
    public @Nullable String bookmark() {
        return bookmark;
    }

    /** Has its kind go on at {@code next} to find the records that it is about, having found {@code more}; or no more. */
    public void found(long more, @Nullable String next) {
        total += more;
        bookmark = next;
        counted = next == null;
    }

    /** Done with {@code more} records. */
    void succeeded(long more) {
        succeeded += more;
    }

    /** Not to be done with one. */
    void failedOnce() {
        failed++;
    }

    JobRecord toRecord() {
        var progress = new JobRecord.Progress(counted ? total : null, succeeded, failed);
        return new JobRecord(
                id(), kind, status, request, progress, problem, createdAt, createdBy, startedAt, finishedAt);
    }
}
