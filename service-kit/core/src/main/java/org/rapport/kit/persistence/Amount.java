package org.rapport.kit.persistence;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Money;

/**
 * Money as the database holds it: whole minor units and a currency, for {@code numeric} is not leakproof and would keep
 * row-level security from using an index.
 */
@Embeddable
public record Amount(Long minor, String currency) {

    /** {@code money}, or nothing for nothing. */
    public static @Nullable Amount of(@Nullable Money money) {
        return money == null ? null : new Amount(money.toMinor(), money.currency());
    }

    /** {@code amount}, or nothing for nothing. */
    public static @Nullable Money toMoney(@Nullable Amount amount) {
        return amount == null ? null : Money.fromMinor(amount.minor(), amount.currency());
    }
}
