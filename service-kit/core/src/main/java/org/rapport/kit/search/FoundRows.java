package org.rapport.kit.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
 * what may be hidden from him of any nothing is found. How many are read is rounded up and part of the text: what PostgreSQL does
 * not know it takes for a tenth of all.
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

    /** A row's id, and the term that the longest word begins. */
    private record Met(UUID id, String term) {}

    FoundRows(EntityManager entityManager, Access access, Masks masks) {
        this.entityManager = entityManager;
        this.access = access;
        this.masks = masks;
    }

    /**
     * Answers {@code questions} about rows of {@code types}. The rows of one word are found along the index, whatever it is; which
     * of several is asked first, or whether what the caller may read is, depends on which of them is rare.
     */
    <T> T planned(List<RecordType<?, ?>> types, List<List<String>> ways, Supplier<T> questions) {
        boolean along = ways.stream().allMatch(words -> words.size() == 1)
                && types.stream()
                        .map(type -> access.scope(type, RecordType.READ))
                        .allMatch(scope -> scope.isEverything() || scope.isNothing());
        return along ? questions.get() : PlannedByValues.call(session(), questions);
    }

    /** The first {@code limit} rows of {@code type} that are found in one of these ways, those of the first way first. */
    <E extends Listed, R> List<Found<E>> find(RecordType<E, R> type, List<List<String>> ways, int limit) {
        Scope<R> scope = access.scope(type, RecordType.READ);
        if (scope.isNothing()) {
            return List.of();
        }
        Set<String> hidden = masks.hidden(type);
        var found = new LinkedHashMap<UUID, Integer>();
        for (int way = 0; way < ways.size() && found.size() < limit; way++) {
            var words = ways.get(way).stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
            int most = 4 * Integer.highestOneBit(limit);
            List<Met> met = List.of();
            do {
                met = next(type, scope, hidden, words, met.isEmpty() ? null : met.getLast(), most);
                for (Met each : met) {
                    if (found.size() < limit) {
                        found.putIfAbsent(each.id(), way);
                    }
                }
            } while (met.size() == most && found.size() < limit);
        }
        return found.isEmpty() ? List.of() : whole(type, scope, found);
    }

    /** The rows with the ids of {@code found}, in its order; but for those that were taken from the caller just now. */
    private <E extends Listed, R> List<Found<E>> whole(
            RecordType<E, R> type, Scope<R> scope, SequencedMap<UUID, Integer> found) {
        Hql readable = type.attributes().hql("scope");
        String query =
                "select it from %s it where one_of(:ids, it.id) and it.tenant = :tenant and it.deletedAt is null and %s"
                        .formatted(type.entity().getSimpleName(), readable.write(scope.rows()));
        Map<UUID, E> rows = TenantQuery.call(entityManager, tenant -> {
                    var selection = session()
                            .createSelectionQuery(query, type.entity())
                            .setReadOnly(true)
                            .setParameter("ids", found.keySet().toArray(UUID[]::new))
                            .setParameter("tenant", tenant);
                    readable.bind(selection);
                    return selection.getResultList();
                })
                .stream()
                .collect(Collectors.toMap(Listed::id, Function.identity()));
        access.remember(type, List.copyOf(rows.values()));
        return found.sequencedEntrySet().stream()
                .filter(each -> rows.containsKey(each.getKey()))
                .map(each -> new Found<>(rows.get(each.getKey()), each.getValue()))
                .toList();
    }

    private <R> List<Met> next(
            RecordType<? extends Listed, R> type,
            Scope<R> scope,
            Set<String> hidden,
            List<String> words,
            @Nullable Met last,
            int most) {
        Hql readable = type.attributes().hql("scope");
        var terms = new WordsHql(hidden, "t");
        String longest = terms.nextTerm();
        var query = new StringBuilder(
                "select it.id, %2$s.term from SearchTerm %2$s join %1$s it on it.id = %2$s.recordId where "
                        .formatted(type.entity().getSimpleName(), longest));
        query.append("it.tenant = :tenant and it.deletedAt is null and %s.type = :type and ".formatted(longest));
        query.append(terms.begins(longest, words.getFirst(), last == null ? words.getFirst() : last.term()));
        if (words.size() > 1) {
            query.append(" and ").append(terms.write("it", words.subList(1, words.size())));
        }
        if (!scope.isEverything()) {
            query.append(" and ").append(readable.write(scope.rows()));
        }
        if (last != null) {
            query.append(" and (%1$s.term > :lastTerm or %1$s.recordId < :lastId)".formatted(longest));
        }
        query.append(" order by %1$s.term, %1$s.recordId desc limit %2$d".formatted(longest, most));
        return TenantQuery.call(entityManager, tenant -> {
            var selection = session()
                    .createSelectionQuery(query.toString(), Met.class)
                    .setReadOnly(true)
                    .setParameter("tenant", tenant)
                    .setParameter("type", AggregateType.of(type.entity()));
            if (last != null) {
                selection.setParameter("lastTerm", last.term()).setParameter("lastId", last.id());
            }
            terms.bind(selection);
            readable.bind(selection);
            return selection.getResultList();
        });
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }
}
