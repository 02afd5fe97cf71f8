package org.rapport.kit.paging;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;

/** Which page of those who may read a record to answer. */
public class AccessQuery {

    @QueryParam("limit")
    @Parameter(
            description = "How many members, 1 to 200; 50 if not said",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "`next` of the page before")
    @Nullable
    String cursor;

    /** How many members are asked for. */
    public int limit() {
        return PageQuery.limit(limit);
    }

    /** The id of the last member of the page before; absent for the first page. */
    public @Nullable UUID after() {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new DomainException.Malformed("#cursor", "must be `next` of a page of this list");
        }
    }

    /** The page that begins {@code found}, which is one more than are asked for if there are. */
    public <T> Page<T> page(List<T> found, Function<? super T, UUID> id) {
        boolean more = found.size() > limit();
        List<T> shown = more ? found.subList(0, limit()) : found;
        return new Page<>(shown, more ? id.apply(shown.getLast()).toString() : null, null);
    }
}
