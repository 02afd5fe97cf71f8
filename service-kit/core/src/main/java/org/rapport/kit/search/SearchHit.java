package org.rapport.kit.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that was found.
 *
 * @param type    such as {@code contact}
 * @param title   what people call it; absent where it says nothing that you may see
 * @param matches where the words stand, in the order of its properties
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchHit(String type, UUID id, @Nullable String title, List<SearchMatch> matches) {

    public SearchHit {
        matches = List.copyOf(matches);
    }
}
