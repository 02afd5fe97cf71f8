package org.rapport.kit.example;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, as somebody would send it.
 *
 * @param operation method and path, as the API's document has them: {@code POST /sales/leads/{id}/convert}
 * @param name      what it shows; absent where the operation has no other example
 * @param path      what stands for parameters of the path, where it is not what the example of the collection's POST makes
 * @param after     the operations that come before, on the same record
 * @param body      what is sent, with {@link Placeholders}
 */
public record Example(
        String operation, @Nullable String name, Map<String, String> path, List<String> after, JsonNode body) {

    public Example {
        path = Map.copyOf(path);
        after = List.copyOf(after);
    }
}
