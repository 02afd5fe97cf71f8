package org.rapport.kit.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in an example for an id: <code>{POST /sales/accounts}</code> is that of the record which the example of this
 * operation makes, <code>{member}</code> that of something which the organisation has. A reference of a batch, such as
 * <code>{buyer.id}</code>, is none, nor is the <code>{id}</code> of a job.
 */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(POST /[a-z/-]+|(?!id})[a-z-]+)}");

    private Placeholders() {}

    /** {@code body} with the id that {@code ids} has for each. */
    public static JsonNode fill(JsonNode body, UnaryOperator<String> ids) {
        return switch (body) {
            case ObjectNode object -> {
                ObjectNode filled = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(it -> filled.set(it.getKey(), fill(it.getValue(), ids)));
                yield filled;
            }
            case ArrayNode array -> {
                ArrayNode filled = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> filled.add(fill(element, ids)));
                yield filled;
            }
            case TextNode text -> TextNode.valueOf(fill(text.textValue(), ids));
            default -> body;
        };
    }

    /** {@code text} with the id that {@code ids} has for each. */
    public static String fill(String text, UnaryOperator<String> ids) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(ids.apply(found.group(1))));
    }

    /** The id by which a document shows it: always the same. */
    static String sample(String placeholder) {
        return "0198c0de-0000-7000-8000-%012x".formatted(Integer.toUnsignedLong(placeholder.hashCode()));
    }
}
