package org.rapport.kit.paging;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page of the history of one record to answer. */
public class HistoryQuery {

    @QueryParam("limit")
    @Parameter(
            description = "How many entries, 1 to 200; 50 if not said",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "`next` of the page before")
    @Nullable
    String cursor;

    @QueryParam("deleted")
    @Parameter(description = "`true` answers the history of a deleted record too, to who may delete it")
    @Nullable
    String deleted;

    /** How many entries are asked for. */
    public int limit() {
        return PageQuery.limit(limit);
    }

    /** {@code next} of the page before, as sent; absent for the first page. */
    public @Nullable String cursor() {
        return cursor;
    }

    /** Whether that of a deleted record is wanted too. */
    public boolean wantsDeleted() {
        return PageQuery.flag("deleted", deleted);
    }
}
