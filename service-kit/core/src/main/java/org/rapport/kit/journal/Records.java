package org.rapport.kit.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.rapport.kit.mask.Masks;
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
    private final Masks masks;

    Records(Store store, History history, Masks masks) {
        this.store = store;
        this.history = history;
        this.masks = masks;
    }

    /**
     * The record that {@code query} asks for.
     *
     * @throws DomainException.NotFound if there is none, or the caller may not see it
     */
    public <A extends Aggregate<R>, R> R one(RecordType<A, R> type, UUID id, RecordQuery query) {
        A found = store.read(type, id, query.wantsDeleted());
        if (query.asOf() == null) {
            return type.view(found);
        }
        R past = history.asOf(type.entity(), id, query.asOf(), type.record());
        return masks.without(masks.hidden(type, type.view(found)), past);
    }

    /**
     * What happened to the record, the latest first.
     *
     * @throws DomainException.NotFound if there is none, or the caller may not see it
     */
    public <A extends Aggregate<R>, R> Page<HistoryEntry> history(RecordType<A, R> type, UUID id, HistoryQuery query) {
        Set<String> hidden = masks.hidden(type, type.view(store.read(type, id, query.wantsDeleted())));
        return history.of(type.entity(), id, query).map(entry -> entry.without(hidden));
    }
}
