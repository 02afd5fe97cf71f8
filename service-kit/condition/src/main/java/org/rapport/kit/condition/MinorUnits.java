package org.rapport.kit.condition;

import org.rapport.events.Money;

/** Money as conditions compare it: whole cents, or whatever the smallest unit of the currency is. */
public record MinorUnits(long minor, String currency) {

    /** Those of {@code money}. */
    public static MinorUnits of(Money money) {
        return new MinorUnits(money.toMinor(), money.currency());
    }
}
