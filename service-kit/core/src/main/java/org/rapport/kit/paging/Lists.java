package org.rapport.kit.paging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Answers pages of a {@link Listing} by keyset: each page begins behind the last row of the one before, so a row whose
 * sort key does not change is neither skipped nor shown twice, whatever else is inserted or deleted meanwhile.
 */
@ApplicationScoped
public class Lists {

    private final EntityManager entityManager;
    private final CurrentCaller caller;

    Lists(EntityManager entityManager, CurrentCaller caller) {
        this.entityManager = entityManager;
        this.caller = caller;
    }

    /** The page of {@code listing} that {@code query} asks for, each row through {@code toRecord}. */
    public <A extends Aggregate<?>, R> Page<R> page(Listing<A> listing, PageQuery query, Function<A, R> toRecord) {
        var where = new Where(listing);
        where.add(query.wantsDeleted() ? "it.deletedAt is not null" : "it.deletedAt is null");
        where.addFilter(query.filter);
        Sort sort = Sort.parse(query.sort, listing);
        String binding = caller.tenant() + listing.entity().getName() + sort + query.filter + query.wantsDeleted();
        Long count = query.wantsCount() ? count(listing, where) : null;
        if (query.cursor != null) {
            where.addAfter(sort, Cursor.decode(query.cursor, binding, sort));
        }
        int limit = query.limitNumber();
        List<A> rows = select(listing, where, sort).setMaxResults(limit + 1).getResultList();
        boolean more = rows.size() > limit;
        List<A> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(toRecord).toList(),
                more
                        ? Cursor.encode(
                                sort,
                                sort.keyOf(shown.getLast()),
                                shown.getLast().id(),
                                binding)
                        : null,
                count);
    }

    private <A extends Aggregate<?>> SelectionQuery<A> select(Listing<A> listing, Where where, Sort sort) {
        var selection = session()
                .createSelectionQuery(
                        "select it from " + listing.entity().getSimpleName() + " it where " + where + sort.orderBy(),
                        listing.entity())
                .setReadOnly(true);
        where.bind(selection);
        return selection;
    }

    private @Nullable Long count(Listing<?> listing, Where where) {
        var selection = session()
                .createSelectionQuery(
                        "select count(it) from " + listing.entity().getSimpleName() + " it where " + where, Long.class);
        where.bind(selection);
        return selection.getSingleResult();
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }
}
