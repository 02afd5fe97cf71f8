package org.rapport.kit.testing.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** JSON as the rules take it apart. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    static ObjectNode object(String text) {
        return (ObjectNode) read(text);
    }

    /** The names of the properties of {@code object}, in their order. */
    static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The property {@code name} of each of {@code objects}, as text. */
    static List<String> each(JsonNode objects, String name) {
        return objects.valueStream().map(object -> object.path(name).asText()).toList();
    }

    /** The texts in {@code list}. */
    static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    /** {@code object} with no other properties than {@code names}. */
    static ObjectNode only(Collection<String> names, JsonNode object) {
        return object.<ObjectNode>deepCopy().retain(names);
    }

    /** {@code object} without the properties {@code names}. */
    static ObjectNode without(Collection<String> names, JsonNode object) {
        return object.<ObjectNode>deepCopy().remove(names);
    }

    /** {@code value} whose objects name their properties from the last to the first. */
    static JsonNode reversed(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode reversed = MAPPER.createObjectNode();
                names(object).reversed().forEach(name -> reversed.set(name, reversed(object.get(name))));
                yield reversed;
            }
            case ArrayNode array -> {
                ArrayNode reversed = MAPPER.createArrayNode();
                array.forEach(element -> reversed.add(reversed(element)));
                yield reversed;
            }
            default -> value;
        };
    }

    /** {@code object} in which {@code property} is {@code value}, which is JSON. */
    static ObjectNode with(String property, String value, JsonNode object) {
        ObjectNode copy = object.deepCopy();
        copy.set(property, read(value));
        return copy;
    }
}
