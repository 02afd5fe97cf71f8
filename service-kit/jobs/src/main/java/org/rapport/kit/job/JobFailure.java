package org.rapport.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rapport.kit.problem.Problem;

/**
 * That a job could not do to a record what was asked for.
 *
 * @param position of the record among those of the job, from 0
 * @param status   of HTTP that the operation would have answered alone
 * @param problem  its answer
 */
public record JobFailure(
        UUID id,
        long position,
        UUID recordId,
        int status,
        @Schema(implementation = Problem.class) JsonNode problem) {}
