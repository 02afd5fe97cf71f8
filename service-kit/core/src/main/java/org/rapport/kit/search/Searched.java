package org.rapport.kit.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SequencedSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A property of public records by whose words these are found.
 *
 * @param property its name
 * @param part     which property of what stands there has the text, such as {@code address}; empty where it is a text itself
 * @param number   whether it is a number, such as that of a telephone
 */
public record Searched(String property, String part, boolean number) {

    /** The texts of {@code value}, which is what a record says of the property, in JSON. */
    Stream<String> texts(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).flatMap(this::texts);
        }
        JsonNode text = part.isEmpty() ? value : value.path(part);
        return text.isTextual() ? Stream.of(text.textValue()) : Stream.of();
    }

    /** The terms of {@code text}. */
    SequencedSet<String> terms(String text) {
        return number ? Terms.ofNumber(text) : Terms.of(text);
    }
}
