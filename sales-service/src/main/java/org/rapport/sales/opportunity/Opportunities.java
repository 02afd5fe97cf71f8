package org.rapport.sales.opportunity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregates;

/** All opportunities. */
@ApplicationScoped
public class Opportunities implements Aggregates<Opportunity> {

    /** By what opportunities are sorted and filtered. */
    public static final Listing<Opportunity> LISTING = Listing.of(Opportunity.class)
            .sorted("probability", Kind.INTEGER)
            .filtered("stage", Kind.TEXT)
            .filtered("stageType", Kind.oneOf(OpportunityRecord.StageType.class))
            .filtered("accountId", Kind.ID)
            .filtered("contactId", Kind.ID)
            .filtered("ownerId", Kind.TEXT)
            .filtered("closeDate", Kind.DATE);

    /** When the first of an account's opportunities was won; absent if none is. */
    @Nullable
    Instant firstWon(UUID account) {
        return getEntityManager()
                .createQuery("""
                        select min(it.closedAt) from Opportunity it
                        where it.accountId = :account and it.stageType = WON and it.deletedAt is null
                        """, Instant.class)
                .setParameter("account", account)
                .getSingleResult();
    }

    /** The account of an opportunity, without loading either. */
    public Optional<UUID> accountOf(UUID opportunity) {
        return getEntityManager()
                .createQuery("select it.accountId from Opportunity it where it.id = :id", UUID.class)
                .setParameter("id", opportunity)
                .getResultStream()
                .findFirst();
    }
}
