package org.rapport.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.jspecify.annotations.Nullable;

/**
 * One property of a record that a command changed.
 *
 * @param field  JSON pointer of a top-level property, such as {@code /status}
 * @param before its JSON before, a JSON null where there was none
 * @param after  its JSON after
 */
public record FieldChange(String field, JsonNode before, JsonNode after) {

    public FieldChange {
        requireNonNull(field, "field");
        before = orNull(before);
        after = orNull(after);
    }

    /** The name of the property. */
    public String property() {
        return field.substring(1);
    }

    private static JsonNode orNull(@Nullable JsonNode value) {
        return value == null ? NullNode.getInstance() : value;
    }
}
