package org.rapport.sales.rollup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.persistence.Amount;
import org.rapport.kit.persistence.TenantRow;
import org.rapport.kit.persistence.Uuids;

/** What the shares of one kind, and of one currency, of an account amount to. */
@Entity
public class AccountRollup extends TenantRow {

    @Column(updatable = false)
    private UUID accountId;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private Share.Kind kind;

    @Column(updatable = false)
    private @Nullable String currency;

    private BigDecimal minor = BigDecimal.ZERO;
    private long counted;

    /** For Hibernate. */
    protected AccountRollup() {}

    AccountRollup(UUID accountId, Share.Kind kind, @Nullable String currency) {
        super(Uuids.next());
        this.accountId = accountId;
        this.kind = kind;
        this.currency = currency;
    }

    boolean isIn(@Nullable String other) {
        return Objects.equals(currency, other);
    }

    void add(@Nullable Amount amount) {
        counted++;
        minor = amount == null ? minor : minor.add(BigDecimal.valueOf(amount.minor()));
    }

    void take(@Nullable Amount amount) {
        counted--;
        minor = amount == null ? minor : minor.subtract(BigDecimal.valueOf(amount.minor()));
    }
}
