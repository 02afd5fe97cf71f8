package org.rapport.sales.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the deals and tickets of all accounts below one amount to, as far as one may read the accounts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountSums(
        @Schema(description = "Absent unless one may read all opportunities and see what they are worth") @Nullable
        List<RollupSum> openPipeline,

        @Schema(description = "Absent unless one may read all opportunities and see what they are worth") @Nullable
        List<RollupSum> won,

        @Schema(description = "Absent unless one may read all tickets and see whose they are") @Nullable
        Long openTickets,

        @Schema(description = "How many accounts these are; the nearest 10000 at most")
        int accounts,

        @Schema(description = "Whether more accounts are below, which are not counted")
        boolean more) {}
