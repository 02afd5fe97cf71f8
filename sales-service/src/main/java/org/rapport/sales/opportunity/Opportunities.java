package org.rapport.sales.opportunity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rapport.kit.record.Questions;

/** Questions about opportunities that the suite asks itself, whatever the caller may see. */
@ApplicationScoped
public class Opportunities {

    private final Questions questions;

    Opportunities(Questions questions) {
        this.questions = questions;
    }

    /** When the first of an account's opportunities was won; absent if none is. */
    Optional<Instant> firstWon(UUID account) {
        return questions.first(Instant.class, """
                select min(it.closedAt) from Opportunity it
                where it.accountId = :account and it.stageType = WON and it.deletedAt is null
                """, Map.of("account", account));
    }

    /** The account of an opportunity. */
    public Optional<UUID> accountOf(UUID opportunity) {
        return questions.first(
                UUID.class, "select it.accountId from Opportunity it where it.id = :id", Map.of("id", opportunity));
    }
}
