package org.rapport.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.Problem;

/**
 * A job, as it is shown to who asked for it.
 *
 * @param kind       what sort of job it is, such as {@code bulk}
 * @param status     how far it is
 * @param request    what was asked for
 * @param progress   how much of it is done
 * @param problem    why it failed as a whole; what became of single records is in its failures
 * @param finishedAt when it was completed, was cancelled or failed
 */
public record JobRecord(
        UUID id,
        String kind,
        JobStatus status,
        @Schema(implementation = Object.class) JsonNode request,
        Progress progress,
        @Nullable @Schema(implementation = Problem.class) JsonNode problem,
        Instant createdAt,
        String createdBy,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /**
     * Counts records.
     *
     * @param total     absent as long as they are being counted
     * @param succeeded with which that was done which was asked for
     * @param failed    with which it was not
     */
    @Schema(name = "JobProgress")
    public record Progress(@Nullable Long total, long succeeded, long failed) {}
}
