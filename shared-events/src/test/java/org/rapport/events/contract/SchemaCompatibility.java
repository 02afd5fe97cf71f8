package org.rapport.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a new schema breaks, compared with the one before.
 *
 * <p>Topics keep events for ever, so both ways count: readers that know the old schema read new events, and readers
 * that know the new one read old events. What is left to change is what both can do without: properties that are not
 * required may be added, and what is meant for people may be rewritten.
 */
final class SchemaCompatibility {

    private static final Set<String> FOR_PEOPLE = Set.of("$schema", "title", "description", "examples", "$comment");
    private static final Set<String> STRUCTURE =
            Set.of("$ref", "$defs", "type", "enum", "properties", "required", "items", "additionalProperties", "anyOf");

    private final JsonNode oldRoot;
    private final JsonNode newRoot;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> underWay = new HashSet<>();

    private SchemaCompatibility(JsonNode oldRoot, JsonNode newRoot) {
        this.oldRoot = oldRoot;
        this.newRoot = newRoot;
    }

    /** One line for each thing that is broken; none if the schemas are compatible. */
    static List<String> broken(JsonNode before, JsonNode after) {
        var comparison = new SchemaCompatibility(before, after);
        comparison.compare("", before, after);
        return List.copyOf(comparison.broken);
    }

    private void compare(String path, JsonNode oldSchema, JsonNode newSchema) {
        String references =
                oldSchema.path("$ref").asText() + " " + newSchema.path("$ref").asText();
        boolean reference = references.length() > 1;
        if (reference && !underWay.add(references)) {
            return;
        }
        JsonNode before = resolved(oldRoot, oldSchema);
        JsonNode after = resolved(newRoot, newSchema);
        compareTypes(path, before, after);
        compareConstants(path, before.path("enum"), after.path("enum"));
        compareConstraints(path, before, after);
        compareProperties(path, before, after);
        comparePart(path + "/[]", before.path("items"), after.path("items"));
        comparePart(path + "/*", before.path("additionalProperties"), after.path("additionalProperties"));
        compareAlternatives(path, before.path("anyOf"), after.path("anyOf"));
        if (reference) {
            underWay.remove(references);
        }
    }

    private void compareTypes(String path, JsonNode before, JsonNode after) {
        Set<String> oldTypes = texts(before.path("type"));
        Set<String> newTypes = texts(after.path("type"));
        if (!oldTypes.equals(newTypes)) {
            report(path, "was " + oldTypes + " and is " + newTypes);
        }
    }

    private void compareConstants(String path, JsonNode before, JsonNode after) {
        Set<String> oldConstants = texts(before);
        Set<String> newConstants = texts(after);
        if (before.isMissingNode() != after.isMissingNode()) {
            report(path, "was " + restriction(before) + " and is " + restriction(after));
            return;
        }
        oldConstants.stream()
                .filter(constant -> !newConstants.contains(constant))
                .forEach(constant -> report(path, "does not know " + constant + " any more, which old events have"));
        newConstants.stream()
                .filter(constant -> !oldConstants.contains(constant))
                .forEach(constant -> report(path, "may be " + constant + ", which old readers do not know"));
    }

    private static String restriction(JsonNode constants) {
        return constants.isMissingNode() ? "free" : "one of " + texts(constants);
    }

    /** Whatever else restricts a value must be the same: formats, patterns, limits, identities. */
    private void compareConstraints(String path, JsonNode before, JsonNode after) {
        var keywords = new TreeSet<String>();
        before.fieldNames().forEachRemaining(keywords::add);
        after.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(FOR_PEOPLE);
        keywords.removeAll(STRUCTURE);
        keywords.removeIf(keyword -> keyword.startsWith("x-"));
        for (String keyword : keywords) {
            if (!before.path(keyword).equals(after.path(keyword))) {
                report(path, keyword + " was " + shown(before.path(keyword)) + " and is " + shown(after.path(keyword)));
            }
        }
    }

    private void compareProperties(String path, JsonNode before, JsonNode after) {
        JsonNode oldProperties = before.path("properties");
        JsonNode newProperties = after.path("properties");
        Set<String> oldRequired = texts(before.path("required"));
        Set<String> newRequired = texts(after.path("required"));
        oldProperties.properties().forEach(property -> {
            String name = property.getKey();
            String place = path + "/" + name;
            if (!newProperties.has(name)) {
                report(place, "is gone");
                return;
            }
            if (oldRequired.contains(name) && !newRequired.contains(name)) {
                report(place, "was always there and need not be any more");
            }
            if (!oldRequired.contains(name) && newRequired.contains(name)) {
                report(place, "is required now, and old events may not have it");
            }
            compare(place, property.getValue(), newProperties.get(name));
        });
        newRequired.stream()
                .filter(name -> !oldProperties.has(name))
                .forEach(name -> report(path + "/" + name, "is new and required, and old events do not have it"));
    }

    private void comparePart(String path, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            compare(path, before, after);
        } else if (!before.equals(after)) {
            report(path, "was " + shown(before) + " and is " + shown(after));
        }
    }

    private void compareAlternatives(String path, JsonNode before, JsonNode after) {
        if (before.size() != after.size()) {
            report(path, "had " + before.size() + " alternatives and has " + after.size());
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            compare(path, before.get(i), after.get(i));
        }
    }

    private void report(String path, String problem) {
        broken.add((path.isEmpty() ? "/" : path) + " " + problem);
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "not restricted" : value.toString();
    }

    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (reference.isEmpty()) {
            return schema;
        }
        JsonNode target = root.at(reference.substring(1));
        if (target instanceof MissingNode) {
            throw new IllegalArgumentException(reference + " leads nowhere");
        }
        return target;
    }

    private static Set<String> texts(JsonNode node) {
        var texts = new TreeSet<String>();
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
