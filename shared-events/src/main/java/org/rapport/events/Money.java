package org.rapport.events;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of a currency, exact to its minor unit.
 *
 * @param amount   a decimal number with as many decimals as the currency has: {@code 1250.00}; fewer are filled up
 * @param currency ISO 4217
 */
public record Money(String amount, String currency) {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,19}(\\.[0-9]{1,8})?");

    /** @throws InvalidValue if the currency is unknown, or the amount is no number of its minor units */
    public Money {
        amount = normalised(amount, digits(currency), currency);
    }

    /** The amount of {@code minor} cents, or whatever the smallest unit of {@code currency} is. */
    public static Money fromMinor(long minor, String currency) {
        return new Money(BigDecimal.valueOf(minor, digits(currency)).toPlainString(), currency);
    }

    /** The amount in the smallest unit of its currency. */
    public long toMinor() {
        return new BigDecimal(amount).movePointRight(digits(currency)).longValueExact();
    }

    private static String normalised(@Nullable String amount, int digits, String currency) {
        if (amount == null || !DECIMAL.matcher(amount).matches()) {
            throw new InvalidValue("amount", "must be a decimal number such as 1250.00");
        }
        var number = new BigDecimal(amount);
        if (number.stripTrailingZeros().scale() > digits) {
            throw new InvalidValue("amount", "has more decimals than the " + digits + " of " + currency);
        }
        var exact = number.setScale(digits, RoundingMode.UNNECESSARY);
        if (exact.unscaledValue().bitLength() >= Long.SIZE) {
            throw new InvalidValue("amount", "is too large");
        }
        return exact.toPlainString();
    }

    private static int digits(@Nullable String currency) {
        if (currency == null) {
            throw new InvalidValue("currency", "is missing");
        }
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            if (digits >= 0) {
                return digits;
            }
        } catch (IllegalArgumentException e) {
            // no currency at all: refused below, like those without minor units
        }
        throw new InvalidValue("currency", "must be an ISO 4217 code such as EUR");
    }
}
