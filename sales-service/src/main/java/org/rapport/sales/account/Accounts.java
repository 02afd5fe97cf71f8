package org.rapport.sales.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rapport.kit.record.Questions;
import org.rapport.kit.text.ComparisonKey;

/** Questions about accounts that the suite asks itself, whatever the caller may see. */
@ApplicationScoped
public class Accounts {

    private static final int MOST_OF_A_NAME = 100;
    private static final int MOST_ABOVE = 1_000;

    private final Questions questions;

    Accounts(Questions questions) {
        this.questions = questions;
    }

    /** The living accounts that have a name, in whatever spelling, the oldest first. */
    List<UUID> byName(String name) {
        return questions.all(UUID.class, """
                select it.id from Account it where it.nameKey = :key and it.deletedAt is null
                order by it.createdAt, it.id
                """, Map.of("key", ComparisonKey.ofName(name)), MOST_OF_A_NAME);
    }

    /** The accounts above the one with {@code id}, the nearest first; of an endless chain its beginning. */
    List<UUID> above(UUID id) {
        return questions.all(UUID.class, """
                with chain as (
                    select it.id as id, it.parentId as parent, 0 as steps from Account it where it.id = :id
                    union all
                    select it.id as id, it.parentId as parent, chain.steps + 1 as steps
                    from chain chain join Account it on it.id = chain.parent
                    where it.deletedAt is null and chain.steps < :most
                )
                select chain.id from chain chain where chain.steps > 0 order by chain.steps
                """, Map.of("id", id, "most", MOST_ABOVE), MOST_ABOVE);
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
