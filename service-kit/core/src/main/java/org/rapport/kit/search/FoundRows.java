package org.rapport.kit.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Access;
import org.rapport.kit.access.Scope;
import org.rapport.kit.condition.query.Hql;
import org.rapport.kit.journal.AggregateType;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.persistence.PlannedByValues;
import org.rapport.kit.persistence.TenantQuery;
import org.rapport.kit.record.RecordType;

/**
 * Finds rows by terms: along the index, no farther than it takes, in the order of the terms that the longest word begins; of
 * one term the newest records first. Which rows the caller may read is part of the query, and so is what he sees of them: by
 * what may be hidden from him of any nothing is found.
 */
@ApplicationScoped
class FoundRows {

    private final EntityManager entityManager;
    private final Access access;
    private final Masks masks;

    /**
     * A row.
     *
     * @param way the first in which it was found
     */
    record Found<E>(E row, int way) {}

    /** A row, and the term that the longest word begins. */
    private record Met(Listed row, String term) {}

    FoundRows(EntityManager entityManager, Access access, Masks masks) {
        this.entityManager = entityManager;
        this.access = access;
        this.masks = masks;
    }

    /** The first {@code limit} rows of {@code type} that are found in one of these ways, those of the first way first. */
    <E extends Listed, R> List<Found<E>> find(RecordType<E, R> type, List<List<String>> ways, int limit) {
        Scope<R> scope = access.scope(type, RecordType.READ);
        if (scope.isNothing()) {
            return List.of();
        }
        Set<String> hidden = masks.hidden(type);
        Map<UUID, Found<E>> found = new LinkedHashMap<>();
        for (int way = 0; way < ways.size() && found.size() < limit; way++) {
            var words = ways.get(way).stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
            int most = 2 * limit;
            List<Met> met = List.of();
            do {
                met = next(type, scope, hidden, words, met.isEmpty() ? null : met.getLast(), most);
                for (Met each : met) {
                    if (found.size() < limit) {
                        found.putIfAbsent(
                                each.row().id(), new Found<>(type.entity().cast(each.row()), way));
                    }
                }
            } while (met.size() == most && found.size() < limit);
        }
        List<Found<E>> all = List.copyOf(found.values());
        access.remember(type, all.stream().map(Found::row).toList());
        return all;
    }

    private <R> List<Met> next(
            RecordType<? extends Listed, R> type,
            Scope<R> scope,
            Set<String> hidden,
            List<String> words,
            @Nullable Met last,
            int most) {
        Hql hql = type.attributes().hql("scope");
        var query = new StringBuilder("select it, t0.term from SearchTerm t0 join %s it on it.id = t0.recordId where "
                .formatted(type.entity().getSimpleName()));
        query.append("it.tenant = :tenant and it.deletedAt is null and t0.type = :type");
        for (int i = 0; i < words.size(); i++) {
            query.append(
                    i == 0
                            ? " and "
                            : " and exists (select 1 from SearchTerm t%1$d where t%1$d.recordId = it.id and "
                                    .formatted(i));
            query.append("t%1$d.tenant = :tenant and t%1$d.term >= :from%1$d and t%1$d.term < :to%1$d".formatted(i));
            query.append(hidden.isEmpty() ? "" : " and none_of(:hidden, t%d.property)".formatted(i));
            query.append(i == 0 ? "" : ")");
        }
        if (!scope.isEverything()) {
            query.append(" and ").append(hql.write(scope.rows()));
        }
        if (last != null) {
            query.append(" and (t0.term > :from0 or t0.recordId < :lastId)");
        }
        query.append(" order by t0.term, t0.recordId desc");
        return TenantQuery.call(entityManager, tenant -> {
            var selection = session()
                    .createSelectionQuery(query.toString(), Met.class)
                    .setReadOnly(true)
                    .setParameter("tenant", tenant)
                    .setParameter("type", AggregateType.of(type.entity()))
                    .setMaxResults(most);
            for (int i = 0; i < words.size(); i++) {
                selection.setParameter("from" + i, i == 0 && last != null ? last.term() : words.get(i));
                selection.setParameter("to" + i, Terms.end(words.get(i)));
            }
            if (!hidden.isEmpty()) {
                selection.setParameter("hidden", hidden.toArray(String[]::new));
            }
            if (last != null) {
                selection.setParameter("lastId", last.row().id());
            }
            hql.bind(selection);
            return PlannedByValues.call(session(), selection::getResultList);
        });
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }
}
