package org.rapport.kit.paging;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.SingleLine;

/**
 * A question to records, in JSON.
 *
 * @param value  what the property is compared with; absent where there are several
 * @param values those of {@code in} and {@code out}
 */
@Schema(
        description =
                "Exactly one of `and`, `or`, `not`, `words`, and a comparison of a `property` by an `op` with a `value` or "
                        + "`values`. At most 50 of these, nested at most 8 deep.")
public record SearchFilter(
        @Schema(description = "Finds the records that each of these finds") @Nullable
        List<SearchFilter> and,

        @Schema(description = "Finds the records that any of these finds") @Nullable
        List<SearchFilter> or,

        @Schema(description = "Finds all records that this one does not find, also those without a value") @Nullable
        SearchFilter not,

        @Schema(
                description =
                        "Finds the records that have all of these words, or words that begin so: see `GET /…/search`."
                                + " Not of types of which there are no words",
                maxLength = 200)
        @Nullable
        String words,

        @Schema(
                description =
                        "One that lists are filtered by; or one of a record that is named, such as `account.type` "
                                + "where there is an `accountId`, over at most two records. Of a record that you may not read, "
                                + "or that is deleted, nothing is found. At most 5 of these")
        @Nullable
        @SingleLine
        @Size(max = 200)
        String property,

        @Schema(description = "`ne` and `out` find what has no value too; `null` asks whether there is none") @Nullable
        SearchOperator op,

        @Schema(
                description =
                        "A text, a number, or true or false, as the property has it. A time or a date can be told "
                                + "from `now`, then any of `+1y` `-3M` `+2w` `-7d` `-12h` `+30m`, then `/y`, `/M`, `/w`, `/d` or "
                                + "`/h` to round it down",
                implementation = Object.class)
        @Nullable
        JsonNode value,

        @Schema(description = "What `in` and `out` take, at most 100", implementation = Object[].class) @Nullable
        List<JsonNode> values) {

    public SearchFilter {
        and = and == null ? null : List.copyOf(and);
        or = or == null ? null : List.copyOf(or);
        value = value == null || value.isNull() ? null : value;
        values = values == null ? null : List.copyOf(values);
    }
}
