package org.rapport.sales.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an account amounts to. Sums are of all its deals and tickets, and shown to nobody who may not read all of these. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountSummary(
        @Schema(
                description =
                        "Deals in the making, by currency; absent unless one may read all opportunities and see what they are worth")
        @Nullable
        List<RollupSum> openPipeline,

        @Schema(
                description =
                        "Deals that were won, by currency; absent unless one may read all opportunities and see what they are worth")
        @Nullable
        List<RollupSum> won,

        @Schema(
                description =
                        "Tickets that are neither solved nor closed; absent unless one may read all tickets and see whose they are")
        @Nullable
        Long openTickets,

        @Schema(description = "When the latest happened of what the account's timeline shows") @Nullable
        Instant lastActivityAt,

        @Schema(description = "When its first opportunity was won") @Nullable
        Instant customerSince,

        @Schema(description = "Absent where it is hidden of any account what it is a part of") @Nullable
        AccountSums below) {}
