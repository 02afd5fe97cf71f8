package org.rapport.kit.paging;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.problem.DomainException;

/**
 * The order of a list; ids break ties, so that it is total.
 *
 * @param isUsual whether it is the one in which indexes have also what filters find
 */
record Sort(String property, Listing.Property target, boolean descending, boolean isUsual) {

    static Sort parse(@Nullable String text, Listing<?> listing) {
        String wanted = text == null ? "-" + listing.mainProperty() : text;
        boolean descending = wanted.startsWith("-");
        String name = descending ? wanted.substring(1) : wanted;
        var property = listing.properties().get(name);
        if (property == null || !property.sortable()) {
            throw new DomainException.Malformed(
                    "#sort",
                    "must be one of "
                            + listing.properties().entrySet().stream()
                                    .filter(entry -> entry.getValue().sortable())
                                    .map(Map.Entry::getKey)
                                    .collect(Collectors.joining(", "))
                            + ", with - before it for descending");
        }
        return new Sort(name, property, descending, name.equals(listing.mainProperty()));
    }

    /** @param row what rows are called */
    String orderBy(String row) {
        String direction = descending ? " desc" : "";
        return " order by %1$s.%2$s%3$s, %1$s.id%3$s".formatted(row, target.path(), direction);
    }

    String after() {
        return "(it.%s, it.id) %s (:afterKey, :afterId)".formatted(target.path(), descending ? "<" : ">");
    }

    /** The sort key of {@code row}, which holds the attribute in a field of its name. */
    Object keyOf(Listed row) {
        for (Class<?> type = Hibernate.getClass(row); type != null; type = type.getSuperclass()) {
            try {
                var field = type.getDeclaredField(target.path());
                field.setAccessible(true);
                return field.get(row);
            } catch (NoSuchFieldException e) {
                // Then a superclass has it.
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException(target.path() + " is no attribute");
    }

    Object read(String key) {
        return target.kind().reader().apply(key);
    }

    /**
     * Where a page ended.
     *
     * @param now when the first page was asked for, if the list depends on it
     */
    record Position(Object key, UUID id, @Nullable Instant now) {}
}
