package org.rapport.sales.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;

/** Questions about accounts that the suite asks itself, whatever the caller may see. */
@ApplicationScoped
public class Accounts {

    private final EntityManager entityManager;

    Accounts(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Requires that {@code account} may be a part of {@code parent}: that it is no part of {@code account} itself.
     *
     * @throws DomainException.RuleBroken if it is
     */
    void requireNoCycle(UUID account, UUID parent) {
        var seen = new HashSet<UUID>();
        for (UUID above = parent; above != null && seen.add(above); above = parentOf(above)) {
            if (above.equals(account)) {
                throw new DomainException.RuleBroken(
                        "account-hierarchy-cycle",
                        "An account cannot be a part of its own part.",
                        "/parentId",
                        "must not be the account itself or a part of it");
            }
        }
    }

    private @Nullable UUID parentOf(UUID account) {
        return entityManager
                .createQuery("select it.parentId from Account it where it.id = :id", UUID.class)
                .setParameter("id", account)
                .getResultStream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Some living accounts that are parts of {@code account}. */
    public List<UUID> partsOf(UUID account) {
        return entityManager
                .createQuery(
                        "select it.id from Account it where it.parentId = :id and it.deletedAt is null", UUID.class)
                .setParameter("id", account)
                .setMaxResults(10)
                .getResultList();
    }

    /** The living account that has had a name, in whatever case, the longest. */
    public Optional<UUID> byName(String name) {
        return entityManager
                .createQuery("""
                        select it.id from Account it where it.nameKey = :key and it.deletedAt is null
                        order by it.createdAt, it.id
                        """, UUID.class)
                .setParameter("key", name.strip().toLowerCase(Locale.ROOT))
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The names of the accounts with {@code ids}, by these. */
    public Map<UUID, String> names(Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : entityManager
                        .createQuery("select it.id, it.name from Account it where it.id in :ids", Object[].class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }
}
