package org.rapport.kit.testing;

import java.util.Collections;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.record.RecordType;

/**
 * One way to ask for a list.
 *
 * @param part    the rows of which it is asked
 * @param sort    as in the request; absent for the order that lists have unless another is asked
 * @param values  how many parameters the filter has: many values go as one
 * @param deleted whether the deleted records are asked for
 * @param behind  whether the second page is asked for
 */
record ListQuestion<E extends Listed>(
        RecordType<E, ?> type,
        Listing<E> part,
        @Nullable String sort,
        @Nullable String filter,
        int values,
        boolean deleted,
        boolean behind) {

    static final UUID SOME_ID = UUID.fromString("0198c000-0000-7000-8000-000000000001");

    ListQuestion(RecordType<E, ?> type, Listing<E> part) {
        this(type, part, null, null, 0, false, false);
    }

    ListQuestion<E> sortedBy(String order) {
        return new ListQuestion<>(type, part, order, filter, values, deleted, behind);
    }

    ListQuestion<E> comparing(String property, String operator) {
        String value = sample(part.properties().get(property).kind());
        return new ListQuestion<>(type, part, sort, property + operator + value, 1, deleted, behind);
    }

    ListQuestion<E> oneOf(int number, String property) {
        String value = sample(part.properties().get(property).kind());
        String several = String.join(",", Collections.nCopies(number, value));
        return new ListQuestion<>(type, part, sort, property + "=in=(" + several + ")", 1, deleted, behind);
    }

    ListQuestion<E> ofTheDeleted() {
        return new ListQuestion<>(type, part, sort, filter, values, true, behind);
    }

    ListQuestion<E> secondPage() {
        return new ListQuestion<>(type, part, sort, filter, values, deleted, true);
    }

    /** A value that {@code kind} takes. */
    private static String sample(Listing.Kind kind) {
        return Stream.of("x", SOME_ID.toString(), "2026-01-01T00:00:00Z", "2026-01-01", "1", "true")
                .filter(text -> isRead(kind, text))
                .findFirst()
                .orElseGet(() -> kind.wanted().replaceAll("one of ([^,]+).*", "$1"));
    }

    private static boolean isRead(Listing.Kind kind, String text) {
        try {
            kind.reader().apply(text);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The request; with the number of all records if they are {@code counted}. */
    PageQuery query(boolean counted) {
        var query = new PageQuery();
        set(query, "sort", sort);
        set(query, "filter", filter);
        set(query, "deleted", deleted ? "true" : null);
        set(query, "count", counted ? "true" : null);
        set(query, "cursor", behind ? cursor(query) : null);
        return query;
    }

    /** As it comes from the request. */
    private static void set(PageQuery query, String parameter, @Nullable String value) {
        try {
            var field = PageQuery.class.getDeclaredField(parameter);
            field.setAccessible(true);
            field.set(query, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a page that ended at some row would have it. */
    private String cursor(PageQuery query) {
        String by = sort == null ? part.mainProperty() : sort.replace("-", "");
        String key = sample(part.properties().get(by).kind());
        try {
            var cursor = Lists.class.getDeclaredMethod(
                    "cursor", UUID.class, Listing.class, PageQuery.class, String.class, Object.class, UUID.class);
            cursor.setAccessible(true);
            return (String) cursor.invoke(null, TestTenant.ACME.id(), part, query, "", key, SOME_ID);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return type.name()
                + part.fixed()
                + (sort == null ? "" : " sort=" + sort)
                + (filter == null ? "" : " filter=" + filter)
                + (deleted ? " deleted=true" : "")
                + (behind ? " cursor=…" : "");
    }
}
