package org.rapport.kit.paging;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.field.ZoneName;

/**
 * Asks for a page of records.
 *
 * @param filter  which records; all if not said
 * @param sort    the property to sort by, {@code -} before it for descending; {@code -createdAt} if not said
 * @param limit   how many records, 1 to 200; 50 if not said
 * @param cursor  {@code next} of the page before, with the same filter, sort and zone
 * @param count   whether the answer says how many records there are
 * @param deleted whether the deleted records are meant instead
 * @param zone    the IANA time zone in which times from {@code now} are reckoned; that of the member if not said
 */
public record SearchRequest(
        @Nullable @Valid SearchFilter filter,

        @Schema(description = "The property to sort by, `-` before it for descending; `-createdAt` if not said")
        @Nullable
        @SingleLine
        @Size(max = 200)
        String sort,

        @Schema(description = "How many records; 50 if not said") @Nullable @Min(1) @Max(200)
        Integer limit,

        @Schema(description = "`next` of the page before, with the same filter, sort and zone")
        @Nullable
        @SingleLine
        @Size(max = 2_000)
        String cursor,

        @Schema(description = "Whether the answer says how many records there are") @Nullable
        Boolean count,

        @Schema(description = "Whether the deleted records are meant instead") @Nullable
        Boolean deleted,

        @Schema(description = "In which times from `now` are reckoned; yours if not said, or else the organisation's")
        @Nullable
        @ZoneName
        String zone) {

    /** Which page of which list it is. */
    PageQuery page() {
        var page = new PageQuery();
        page.filter = filter == null ? null : filter.toString();
        page.sort = sort;
        page.limit = text(limit);
        page.cursor = cursor;
        page.count = text(count);
        page.deleted = text(deleted);
        return page;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
