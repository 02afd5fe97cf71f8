package org.rapport.kit.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate root: it has an identity, an owner, a version and a history.
 *
 * <p>Its version is the number of commands that it has seen, raised by the journal and by nothing else. Commands lock
 * the row, so the version needs no second check when it is written.
 *
 * @param <R> the public record: what the API answers, the journal keeps and the event carries
 */
@MappedSuperclass
public abstract class Aggregate<R> implements Listed {

    @Id
    private UUID id;

    @TenantId
    @Column(name = "tenant_id", updatable = false, columnDefinition = "uuid")
    private String tenant;

    private long version;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String createdBy;

    private Instant updatedAt;
    private String updatedBy;

    @Nullable
    private Instant deletedAt;

    /** For Hibernate. */
    protected Aggregate() {}

    /** One with a new identity, or one that was given elsewhere. */
    protected Aggregate(UUID id) {
        this.id = id;
    }

    /** What the world sees of this aggregate. */
    public abstract R toRecord();

    @Override
    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The subject of the caller who created it. */
    public String createdBy() {
        return createdBy;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** The subject of the caller who changed it last. */
    public String updatedBy() {
        return updatedBy;
    }

    /** When it was deleted; absent while it lives. */
    public @Nullable Instant deletedAt() {
        return deletedAt;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    /** Marks the next version. For the journal, which alone knows that a command has come to its end. */
    public void advance(String subject, Instant time) {
        if (version == 0) {
            createdAt = time;
            createdBy = subject;
        }
        version++;
        updatedAt = time;
        updatedBy = subject;
    }

    /** Hides it from every list and read, until it is restored. */
    public void delete(Instant time) {
        deletedAt = time;
    }

    /** Undoes {@link #delete}. */
    public void restore() {
        deletedAt = null;
    }
}
