package org.rapport.sales.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Questions;
import org.rapport.kit.text.ComparisonKey;

/** Questions about accounts that the suite asks itself, whatever the caller may see. */
@ApplicationScoped
public class Accounts {

    private final Questions questions;

    Accounts(Questions questions) {
        this.questions = questions;
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
        return questions
                .first(UUID.class, "select it.parentId from Account it where it.id = :id", Map.of("id", account))
                .orElse(null);
    }

    /** The living account that has had a name, in whatever spelling, the longest. */
    public Optional<UUID> byName(String name) {
        return questions.first(UUID.class, """
                select it.id from Account it where it.nameKey = :key and it.deletedAt is null
                order by it.createdAt, it.id
                """, Map.of("key", ComparisonKey.ofName(name)));
    }

    private record Named(UUID id, String name) {}

    /** The names of the accounts with {@code ids}, by these. */
    public Map<UUID, String> names(Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : questions
                        .all(
                                Named.class,
                                "select it.id, it.name from Account it where it.id in :ids",
                                Map.of("ids", ids),
                                ids.size())
                        .stream()
                        .collect(Collectors.toMap(Named::id, Named::name));
    }
}
