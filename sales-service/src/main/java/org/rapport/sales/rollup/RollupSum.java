package org.rapport.sales.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What several deals are worth together.
 *
 * @param amount   a decimal number; unlike that of one deal it may be of any size
 * @param currency ISO 4217
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RollupSum(
        @Schema(description = "Absent for the deals of which nobody has said what they are worth", examples = "1250.00")
        @Nullable
        String amount,

        @Nullable String currency,
        @Schema(description = "How many deals these are") long count) {

    static RollupSum of(Rollups.Sum sum) {
        return new RollupSum(
                sum.currency() == null ? null : decimal(sum.minor(), sum.currency()), sum.currency(), sum.counted());
    }

    private static String decimal(BigDecimal minor, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return minor.movePointLeft(digits).setScale(digits).toPlainString();
    }
}
