package org.rapport.kit.batch;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.SingleLine;

/**
 * Asks for several commands, which are done in their order.
 *
 * @param atomic     whether all of them are done or none; if not said, each is done alone
 * @param operations at most 200
 */
public record BatchRequest(
        @Nullable Boolean atomic, @NotEmpty @Size(max = 200) List<@Valid @NotNull Operation> operations) {

    public BatchRequest {
        operations = operations == null ? List.of() : operations;
    }

    /**
     * One command, as it would be asked for alone.
     *
     * @param as      a name by which later operations refer to what this one answers, as {@code {name.property}}
     * @param method  of HTTP; one that changes something
     * @param path    of the operation, such as {@code /sales/leads/{id}/qualify}; without a query
     * @param version that the caller has read of the record, where the operation wants {@code If-Match}
     * @param body    what is sent
     */
    @Schema(name = "BatchOperation")
    public record Operation(
            @Nullable @Pattern(regexp = "[a-zA-Z][a-zA-Z0-9]{0,49}")
            String as,

            @NotNull @Pattern(regexp = "POST|PUT|PATCH|DELETE", message = "must be POST, PUT, PATCH or DELETE")
            String method,

            @NotNull @SingleLine @Size(max = 1_000) String path,
            @Nullable @PositiveOrZero Long version,
            @Nullable JsonNode body) {}
}
