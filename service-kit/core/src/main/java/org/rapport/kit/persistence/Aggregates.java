package org.rapport.kit.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.problem.DomainException;

/** What the repository of every aggregate can do. */
public interface Aggregates<A extends Aggregate<?>> extends PanacheRepositoryBase<A, UUID> {

    /**
     * The living aggregate {@code id}, to read.
     *
     * @throws DomainException.NotFound if there is none, or it is another tenant's
     */
    default A require(UUID id) {
        A found = any(id, LockModeType.NONE);
        if (found == null || found.isDeleted()) {
            throw new DomainException.NotFound();
        }
        return found;
    }

    /**
     * The living aggregate {@code id}, locked until the command ends: the next command on it waits.
     *
     * @throws DomainException.NotFound if there is none, or it is another tenant's
     */
    default A lock(UUID id) {
        A found = any(id, LockModeType.PESSIMISTIC_WRITE);
        if (found == null || found.isDeleted()) {
            throw new DomainException.NotFound();
        }
        return found;
    }

    /**
     * As {@link #lock(UUID)}, and in the version that the caller has read.
     *
     * @throws DomainException.VersionMissing if the caller does not say what it read
     * @throws DomainException.Stale          if the aggregate has moved on
     */
    default A lock(UUID id, IfMatch ifMatch) {
        A found = lock(id);
        ifMatch.require(found.version());
        return found;
    }

    /** The deleted aggregate {@code id}, locked. */
    default A lockDeleted(UUID id, IfMatch ifMatch) {
        A found = any(id, LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new DomainException.NotFound();
        }
        if (!found.isDeleted()) {
            throw new DomainException.Conflict("not-deleted", "The record is not deleted.");
        }
        ifMatch.require(found.version());
        return found;
    }

    /** The aggregate {@code id}, living or deleted. */
    private @Nullable A any(UUID id, LockModeType lock) {
        return TenantQuery.call(getEntityManager(), tenant -> find("id = ?1 and tenant = ?2", id, tenant)
                .withLock(lock)
                .firstResult());
    }

    /**
     * Requires that {@code id}, where there is one, names a living aggregate of the tenant. Loads nothing: the
     * aggregate can still be locked in its latest state.
     *
     * @param pointer the field of the request that names it
     * @throws DomainException.RuleBroken if there is none, or it is another tenant's
     */
    default void requireReference(@Nullable UUID id, String pointer) {
        if (id != null && count("id = ?1 and deletedAt is null", id) == 0) {
            throw new DomainException.RuleBroken(
                    "reference-unknown",
                    "A record that is named does not exist.",
                    pointer,
                    "must be the id of a record");
        }
    }
}
