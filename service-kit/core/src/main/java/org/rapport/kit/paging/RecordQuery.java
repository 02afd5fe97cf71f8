package org.rapport.kit.paging;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which state of one record to answer. */
public class RecordQuery {

    @QueryParam("asOf")
    @Parameter(description = "An RFC 3339 time in UTC: the record as it was then")
    @Nullable
    String asOf;

    @QueryParam("deleted")
    @Parameter(description = "`true` answers a deleted record too, to who may delete it")
    @Nullable
    String deleted;

    /** The past instant that is asked for, as sent; absent for the present. */
    public @Nullable String asOf() {
        return asOf;
    }

    /** Whether a deleted record is wanted too. */
    public boolean wantsDeleted() {
        return PageQuery.flag("deleted", deleted);
    }
}
