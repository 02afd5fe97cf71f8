package org.rapport.sales.rollup;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.persistence.Amount;
import org.rapport.kit.persistence.Projection;

/**
 * The {@link Share} of one deal or ticket, by its id, as it is counted now: what is taken away again before another is
 * added.
 */
@Entity
public class AccountContribution extends Projection {

    @Enumerated(EnumType.STRING)
    private Share.@Nullable Kind kind;

    private @Nullable UUID accountId;
    private @Nullable UUID contactId;

    @Embedded
    @EmbeddedColumnNaming("amount_%s")
    private @Nullable Amount amount;

    /** For Hibernate. */
    protected AccountContribution() {}

    AccountContribution(UUID id) {
        super(id);
    }

    Optional<Share> share() {
        return kind == null ? Optional.empty() : Optional.of(new Share(kind, accountId, contactId, amount));
    }

    /** Whether the event with {@code sequence} is newer than all before; if so, it counts as taken in. */
    boolean isNews(long sequence) {
        return advancesTo(sequence);
    }

    void become(@Nullable Share share) {
        kind = share == null ? null : share.kind();
        accountId = share == null ? null : share.accountId();
        contactId = share == null ? null : share.contactId();
        amount = share == null ? null : share.amount();
    }
}
