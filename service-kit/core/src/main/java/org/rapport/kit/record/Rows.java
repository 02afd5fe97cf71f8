package org.rapport.kit.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.rapport.kit.persistence.TenantRow;

/**
 * Rows that are no aggregates, such as projections and parts of aggregates, for the suite itself: who makes them and
 * brings them up to date. What callers see of them comes from {@link Store} and the lists.
 */
@ApplicationScoped
public class Rows {

    private final EntityManager entityManager;

    Rows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The row with {@code id}, to be brought up to date. */
    public <T extends TenantRow> Optional<T> find(Class<T> type, UUID id) {
        return Optional.ofNullable(entityManager.find(type, id));
    }

    /** Those of the rows with {@code ids} that there are, by these. */
    public <T extends TenantRow> Map<UUID, T> find(Class<T> type, Collection<UUID> ids) {
        return entityManager.unwrap(Session.class).findMultiple(type, List.copyOf(ids)).stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(TenantRow::id, Function.identity()));
    }

    /**
     * The first rows that a query in Jakarta Persistence QL selects.
     *
     * @param parameters by their names
     * @param most       how many rows are wanted
     */
    public <T extends TenantRow> List<T> select(Class<T> type, String query, Map<String, ?> parameters, int most) {
        var selection = entityManager.unwrap(Session.class).createSelectionQuery(query, type);
        parameters.forEach(selection::setParameter);
        return selection.setMaxResults(most).getResultList();
    }

    /** Stores a row, as it is now, if it is new: a change after this costs a statement of its own. */
    public void add(TenantRow row) {
        entityManager.persist(row);
    }
}
