package org.rapport.sales.lead;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Reason;
import org.rapport.kit.record.Tells;

/**
 * Asks to give a lead up.
 *
 * @param reason why
 * @param note   in one's own words; required when the reason is {@code other}
 */
public record DisqualifyLead(
        @Tells("disqualification") @NotNull DisqualificationReason reason,

        @Tells("disqualification") @Size(max = 1_000) @Nullable
        String note) {

    Reason toReason() {
        return new Reason(reason.code(), note);
    }
}
