package org.rapport.kit.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.rapport.kit.persistence.TenantRow;

/** The rows that the suite makes of events, for who makes them. What callers see of them comes from {@link Store}. */
@ApplicationScoped
public class Projections {

    private final EntityManager entityManager;

    Projections(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The row with {@code id}, to be brought up to date. */
    public <T extends TenantRow> Optional<T> find(Class<T> type, UUID id) {
        return Optional.ofNullable(entityManager.find(type, id));
    }

    /** Stores a new row. */
    public void add(TenantRow row) {
        entityManager.persist(row);
    }
}
