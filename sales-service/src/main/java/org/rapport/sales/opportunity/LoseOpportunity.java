package org.rapport.sales.opportunity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Reason;
import org.rapport.kit.record.Tells;

/**
 * Says that the customer will not buy.
 *
 * @param reason why
 * @param note   in one's own words; required when the reason is {@code other}
 */
public record LoseOpportunity(
        @Tells("lossReason") @NotNull LossReason reason,
        @Tells("lossReason") @Size(max = 1_000) @Nullable String note) {

    Reason toReason() {
        return new Reason(reason.code(), note);
    }
}
