package org.rapport.events.sales;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Copies;
import org.rapport.events.CrmRecord;
import org.rapport.events.Money;
import org.rapport.events.PersonalData;
import org.rapport.events.Reason;

/**
 * A deal in the making, and what became of it. It may be named after the person who buys.
 *
 * @param pipelineId    the pipeline whose stages it passes; every organisation has {@code default}
 * @param stage         key of the stage, such as {@code proposal}
 * @param lastOpenStage the open stage in which it was last: where it was won or lost
 * @param probability   of being won, in percent
 * @param closeDate     when it is expected to be won
 * @param closedAt      when it was won or lost
 * @param leadId        the lead whose conversion made it
 * @param stageLog      every stage it had, the present one last
 */
public record OpportunityRecord(
        UUID id,
        long version,
        @Nullable @PersonalData String name,
        UUID accountId,
        @Nullable UUID contactId,
        String pipelineId,
        String stage,
        StageType stageType,
        @Nullable String lastOpenStage,
        int probability,
        ForecastCategory forecastCategory,
        @Nullable Money amount,
        @Nullable LocalDate closeDate,
        @Nullable Instant closedAt,
        @Nullable Reason lossReason,
        @Nullable @PersonalData String nextStep,
        @Nullable @PersonalData String description,
        @Nullable String source,
        @Nullable String ownerId,
        @Nullable UUID leadId,
        List<StageSpan> stageLog,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public OpportunityRecord {
        requireNonNull(id, "id");
        stageLog = Copies.of(stageLog);
    }

    /** What a stage means. */
    public enum StageType {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("won")
        WON,
        @JsonProperty("lost")
        LOST
    }

    /** How it counts in a forecast. */
    public enum ForecastCategory {
        @JsonProperty("omitted")
        OMITTED,
        @JsonProperty("pipeline")
        PIPELINE,
        @JsonProperty("best-case")
        BEST_CASE,
        @JsonProperty("commit")
        COMMIT,
        @JsonProperty("closed")
        CLOSED
    }

    /**
     * A time that it spent in a stage.
     *
     * @param until   absent while it lasts
     * @param seconds from {@code since} to {@code until}
     */
    public record StageSpan(
            String stage,
            Instant since,
            @Nullable Instant until,
            @Nullable Long seconds) {}
}
