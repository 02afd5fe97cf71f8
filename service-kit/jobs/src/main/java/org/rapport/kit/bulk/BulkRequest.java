package org.rapport.kit.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.batch.Calls.OnEach;
import org.rapport.kit.field.SingleLine;

/**
 * Asks for one operation on each of many records.
 *
 * @param operation what is done to each
 * @param records   to which
 */
public record BulkRequest(
        @NotNull @Valid Operation operation, @NotNull @Valid Selection records) {

    /**
     * The operation, as it would be asked for of one record.
     *
     * @param method of HTTP
     * @param path   with {@code {id}} where the id of the record is, such as {@code /sales/leads/{id}/assign}
     * @param body   what is sent
     */
    @Schema(name = "BulkOperation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Operation(
            @NotNull @Pattern(regexp = "POST|PUT|PATCH|DELETE", message = "must be POST, PUT, PATCH or DELETE")
            String method,

            @NotNull @SingleLine @Size(max = 1_000) String path,
            @Nullable JsonNode body) {

        OnEach onEach() {
            return new OnEach(method, path, body);
        }
    }

    /**
     * The records, in one of two ways.
     *
     * @param ids     of each
     * @param filter  that selects them, as in their list; what is found when the job begins is what it works on
     * @param deleted whether the filter selects among the deleted ones, as for {@code restore}
     */
    @Schema(name = "BulkSelection")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Selection(
            @Nullable @Size(min = 1, max = 10_000) List<@NotNull UUID> ids,
            @Nullable @Size(max = 4_000) String filter,
            @Nullable Boolean deleted) {

        boolean wantsDeleted() {
            return Boolean.TRUE.equals(deleted);
        }
    }
}
