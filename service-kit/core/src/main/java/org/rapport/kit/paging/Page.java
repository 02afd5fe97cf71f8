package org.rapport.kit.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param items the records of this page
 * @param next  pass as {@code cursor} to get the page that follows; absent on the last one
 * @param count how many records the whole list has, if that was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        List<T> items, @Nullable String next, @Nullable Long count) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same page of something else. */
    public <U> Page<U> map(Function<? super T, ? extends U> function) {
        return new Page<>(items.stream().<U>map(function).toList(), next, count);
    }
}
