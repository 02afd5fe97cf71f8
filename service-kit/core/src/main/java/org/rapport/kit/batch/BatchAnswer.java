package org.rapport.kit.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came of a batch.
 *
 * @param results one for each operation, in the same order
 */
public record BatchAnswer(List<Result> results) {

    /**
     * What an operation would have answered alone.
     *
     * @param status   of HTTP; 424 where an operation was not done because one that it refers to failed
     * @param location of what was made
     * @param body     a record, or a problem; absent where there is none
     */
    @Schema(name = "BatchResult")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            int status, @Nullable String location, @Nullable Object body) {}
}
