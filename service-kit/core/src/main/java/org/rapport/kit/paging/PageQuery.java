package org.rapport.kit.paging;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;

/** Which page of a list to answer, as texts, so that each fault can be named. */
public class PageQuery {

    private static final int MOST = 200;
    private static final int DEFAULT = 50;

    @QueryParam("limit")
    @Parameter(
            description = "How many records, 1 to 200; 50 if not said",
            schema =
                    @Schema(
                            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "200",
                            defaultValue = "50"))
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "`next` of the page before, with the same sort and filter")
    @Nullable
    String cursor;

    @QueryParam("sort")
    @Parameter(description = "The property to sort by, `-` before it for descending; `-createdAt` if not said")
    @Nullable
    String sort;

    @QueryParam("filter")
    @Parameter(
            description = "Comparisons in RSQL, such as `status==new;score=ge=50`; a text with a space or one of "
                    + "`'()=<>!~,;` in double quotes, and in a URL `+` as `%2B`, `;` as `%3B`. `updatedAt=ge=` finds "
                    + "what changed: a change shows up to 30 s after its time, so begin as much before the question "
                    + "before",
            example = "status==new")
    @Nullable
    String filter;

    @QueryParam("deleted")
    @Parameter(description = "`true` lists the deleted records instead")
    @Nullable
    String deleted;

    @QueryParam("count")
    @Parameter(description = "`true` adds how many records the whole list has")
    @Nullable
    String count;

    /**
     * The largest page of those that {@code filter} selects, as the suite itself asks for it.
     *
     * @param deleted whether of the deleted ones
     * @param cursor  {@code next} of the page before; absent for the first
     */
    public static PageQuery of(@Nullable String filter, boolean deleted, @Nullable String cursor) {
        var query = new PageQuery();
        query.limit = String.valueOf(MOST);
        query.filter = filter;
        query.deleted = String.valueOf(deleted);
        query.cursor = cursor;
        return query;
    }

    /** A page of one record, the first in the list's own order, as the suite itself asks for it. */
    public static PageQuery first() {
        var query = new PageQuery();
        query.limit = "1";
        return query;
    }

    int limitNumber() {
        return limit(limit);
    }

    /** How many records {@code limit}, a parameter as sent, asks for. */
    public static int limit(@Nullable String limit) {
        return limit == null ? DEFAULT : limit(limit, MOST);
    }

    /** As {@link #limit(String)}, at most {@code most}. */
    public static int limit(String limit, int most) {
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number out of range.
        }
        throw new DomainException.Malformed("#limit", "must be a whole number from 1 to " + most);
    }

    /** Whether the deleted records are asked for. */
    public boolean wantsDeleted() {
        return flag("deleted", deleted);
    }

    boolean wantsCount() {
        return flag("count", count);
    }

    static boolean flag(String name, @Nullable String value) {
        return switch (value) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw new DomainException.Malformed("#" + name, "must be true or false");
        };
    }
}
