package org.rapport.kit.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rapport.kit.paging.HistoryQuery;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.RecordQuery;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;

/** Reads one record: as it is, as it was, and what happened to it. A deleted one is there for who may delete it. */
@ApplicationScoped
public class Records {

    private final Store store;
    private final History history;

    Records(Store store, History history) {
        this.store = store;
        this.history = history;
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

    /**
     * What happened to the record, the latest first.
     *
     * @throws DomainException.NotFound if there is none, or the caller may not see it
     */
    public <A extends Aggregate<R>, R> Page<HistoryEntry> history(RecordType<A, R> type, UUID id, HistoryQuery query) {
        store.read(type, id, query.wantsDeleted());
        return history.of(type.entity(), id, query);
    }
}
