package org.rapport.kit.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What operations have answered under their names, for those after them: {@code {name.property}}, however deep. */
final class Names {

    private static final Pattern REFERENCE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)((?:\\.\\w+)+)}");

    private final Set<String> declared = new HashSet<>();
    private final Map<String, JsonNode> answers = new HashMap<>();

    /** That an operation which was named failed, so that what refers to it is not done. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String name) {
            super("The operation \"" + name + "\", to which this one refers, failed.", null, false, false);
        }
    }

    /** An operation named {@code name} is tried. */
    void declare(String name) {
        declared.add(name);
        answers.remove(name);
    }

    /** It answered {@code answer}. */
    void answer(String name, JsonNode answer) {
        answers.put(name, answer);
    }

    /** {@code path}, with what it refers to. */
    String inPath(String path) {
        return REFERENCE.matcher(path).replaceAll(reference -> {
            Matcher matched = REFERENCE.matcher(reference.group());
            JsonNode value = matched.matches() ? value(matched, "/path") : null;
            return Matcher.quoteReplacement(value == null ? reference.group() : value.asText());
        });
    }

    /** {@code body}, with what its texts refer to. */
    JsonNode inBody(JsonNode body) {
        return inBody(body, "/body");
    }

    private JsonNode inBody(JsonNode node, String pointer) {
        if (node instanceof ObjectNode object) {
            ObjectNode resolved = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(property -> resolved.set(
                            property.getKey(), inBody(property.getValue(), pointer + "/" + property.getKey())));
            return resolved;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                resolved.add(inBody(array.get(i), pointer + "/" + i));
            }
            return resolved;
        }
        Matcher reference = REFERENCE.matcher(node.isTextual() ? node.textValue() : "");
        JsonNode value = reference.matches() ? value(reference, pointer) : null;
        return value == null ? node : value;
    }

    /** What {@code reference} stands for; nothing where no operation has the name, so that it is a text like others. */
    private @Nullable JsonNode value(Matcher reference, String pointer) {
        String name = reference.group(1);
        if (!declared.contains(name)) {
            return null;
        }
        JsonNode value = answers.get(name);
        if (value == null) {
            throw new Failed(name);
        }
        for (String property : reference.group(2).substring(1).split("\\.")) {
            value = value.path(property);
        }
        if (!value.isValueNode() || value.isNull()) {
            throw new NotCallable(pointer, "refers to " + reference.group() + ", which was not answered");
        }
        return value;
    }
}
