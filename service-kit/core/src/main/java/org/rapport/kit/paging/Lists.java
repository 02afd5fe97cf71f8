package org.rapport.kit.paging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Access;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.persistence.TenantQuery;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Answers pages of a {@link Listing} by keyset: each page begins behind the last row of the one before, so a row whose
 * sort key does not change is neither skipped nor shown twice, whatever else is inserted or deleted meanwhile.
 */
@ApplicationScoped
public class Lists {

    private final EntityManager entityManager;
    private final CurrentCaller caller;
    private final Access access;

    Lists(EntityManager entityManager, CurrentCaller caller, Access access) {
        this.entityManager = entityManager;
        this.caller = caller;
        this.access = access;
    }

    /** The page of the records of {@code type} that {@code query} asks for. */
    public <E extends Listed, R> Page<R> page(RecordType<E, R> type, PageQuery query) {
        return page(type.listing(), query, type::view);
    }

    /** As {@link #page(RecordType, PageQuery)}, for a view that is made of more than the row. */
    public <E extends Listed> Page<E> rows(RecordType<E, ?> type, PageQuery query) {
        return page(type.listing(), query, row -> row);
    }

    /** As {@link #page(RecordType, PageQuery)}, of {@code part} of the records only. */
    public <E extends Listed, R> Page<R> page(RecordType<E, R> type, Listing<E> part, PageQuery query) {
        return page(part, query, type::view);
    }

    /** The page of {@code listing} that {@code query} asks for, each row through {@code toRecord}. */
    public <A extends Listed, R> Page<R> page(Listing<A> listing, PageQuery query, Function<A, R> toRecord) {
        var where = new Where(listing);
        addDeletion(listing, query, where);
        listing.fixed().forEach(where::addEqual);
        where.addFilter(query.filter);
        Sort sort = Sort.parse(query.sort, listing);
        String binding = caller.tenant()
                + listing.entity().getName()
                + listing.fixed()
                + sort
                + query.filter
                + query.wantsDeleted();
        Long count = query.wantsCount() ? count(listing, where) : null;
        if (query.cursor != null) {
            where.addAfter(sort, Cursor.decode(query.cursor, binding, sort));
        }
        int limit = query.limitNumber();
        List<A> rows = TenantQuery.call(entityManager, tenant -> select(listing, where, sort, tenant)
                .setMaxResults(limit + 1)
                .getResultList());
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

    private void addDeletion(Listing<?> listing, PageQuery query, Where where) {
        String type = listing.aggregateType();
        if (type != null) {
            if (query.wantsDeleted()) {
                access.require(type + ":delete", false);
            }
            where.add(query.wantsDeleted() ? "it.deletedAt is not null" : "it.deletedAt is null");
        } else if (query.wantsDeleted()) {
            throw new DomainException.Malformed("#deleted", "has no meaning in this list");
        }
    }

    private <A extends Listed> SelectionQuery<A> select(Listing<A> listing, Where where, Sort sort, String tenant) {
        var selection = session()
                .createSelectionQuery(
                        "select it from " + listing.entity().getSimpleName() + where.clause() + sort.orderBy(),
                        listing.entity())
                .setReadOnly(true)
                .setParameter("tenant", tenant);
        where.bind(selection);
        return selection;
    }

    private @Nullable Long count(Listing<?> listing, Where where) {
        String query = "select count(it) from " + listing.entity().getSimpleName() + where.clause();
        return TenantQuery.call(entityManager, tenant -> {
            var selection = session().createSelectionQuery(query, Long.class).setParameter("tenant", tenant);
            where.bind(selection);
            return selection.getSingleResult();
        });
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }
}
