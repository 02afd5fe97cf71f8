package org.rapport.kit.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Access;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.RecordQuery;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.TenantQuery;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;

/** Reads one record: as it is, as it was, and what happened to it. A deleted one is there for who may delete it. */
@ApplicationScoped
public class Records {

    private final EntityManager entityManager;
    private final History history;
    private final Access access;
    private final Store store;

    Records(EntityManager entityManager, History history, Access access, Store store) {
        this.entityManager = entityManager;
        this.history = history;
        this.access = access;
        this.store = store;
    }

    /**
     * The record that {@code query} asks for.
     *
     * @throws DomainException.NotFound if there is none, or the caller may not see it
     */
    public <A extends Aggregate<R>, R> R one(RecordType<A, R> type, UUID id, RecordQuery query) {
        A found = store.read(type, id, query.wantsDeleted());
        return query.asOf() == null ? type.view(found) : history.asOf(type.entity(), id, query.asOf(), type.record());
    }

    /** As {@link #one(RecordType, UUID, RecordQuery)}. */
    public <R, A extends Aggregate<R>> R one(Class<A> type, Class<R> recordType, UUID id, RecordQuery query) {
        A found = find(type, id, query);
        return query.asOf() == null ? found.toRecord() : history.asOf(type, id, query.asOf(), recordType);
    }

    /**
     * What happened to the record, the latest first.
     *
     * @param cursor {@code next} of the page before
     * @throws DomainException.NotFound if there is none, or the caller may not see it
     */
    public <A extends Aggregate<R>, R> Page<HistoryEntry> history(
            RecordType<A, R> type, UUID id, RecordQuery query, @Nullable String cursor) {
        store.read(type, id, query.wantsDeleted());
        return history.of(type.entity(), id, cursor);
    }

    /** As {@link #history(RecordType, UUID, RecordQuery, String)}. */
    public <A extends Aggregate<?>> Page<HistoryEntry> history(
            Class<A> type, UUID id, RecordQuery query, @Nullable String cursor) {
        find(type, id, query);
        return history.of(type, id, cursor);
    }

    private <A extends Aggregate<?>> A find(Class<A> type, UUID id, RecordQuery query) {
        boolean deletedToo = query.wantsDeleted();
        A found = TenantQuery.read(entityManager, type, id);
        if (found == null || found.isDeleted() && !(deletedToo && access.permits(AggregateType.of(type) + ":delete"))) {
            throw new DomainException.NotFound();
        }
        return found;
    }
}
