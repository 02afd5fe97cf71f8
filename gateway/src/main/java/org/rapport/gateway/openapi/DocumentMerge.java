package org.rapport.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes one OpenAPI document out of several. A component that two services describe alike is kept once; where they
 * differ, the later one is kept under its service's name, and what points to it follows.
 */
final class DocumentMerge {

    private static final String COMPONENTS = "#/components/";

    /** Where services tell what roles can allow, by types of resources. */
    private static final String PERMISSIONS = "x-permissions";

    private final ObjectNode result;
    private final Map<String, JsonNode> paths = new TreeMap<>();
    private final Map<String, JsonNode> tags = new TreeMap<>();
    private final Map<String, JsonNode> permissions = new TreeMap<>();

    /** Starts with the gateway's own part, which also says what the API is called. */
    DocumentMerge(ObjectNode own) {
        result = own.deepCopy();
        take(result);
    }

    void add(String service, JsonNode document) {
        if (document.deepCopy() instanceof ObjectNode copy) {
            var renamed = new HashMap<String, String>();
            for (var reference : conflicts(copy)) {
                var slash = reference.lastIndexOf('/') + 1;
                renamed.put(
                        reference, reference.substring(0, slash) + capitalized(service) + reference.substring(slash));
            }
            pointElsewhere(copy, renamed);
            addComponents(copy, renamed);
            take(copy);
        }
    }

    ObjectNode result() {
        var sorted = JsonNodeFactory.instance.objectNode();
        paths.forEach(sorted::set);
        result.set("paths", sorted);
        var list = JsonNodeFactory.instance.arrayNode();
        tags.values().forEach(list::add);
        result.set("tags", list);
        permissions.forEach(result.putObject(PERMISSIONS)::set);
        return result;
    }

    private void take(ObjectNode document) {
        document.path("paths").properties().forEach(path -> paths.putIfAbsent(path.getKey(), path.getValue()));
        document.path("tags").forEach(tag -> tags.putIfAbsent(tag.path("name").asText(), tag));
        document.path(PERMISSIONS)
                .properties()
                .forEach(type -> permissions.putIfAbsent(type.getKey(), type.getValue()));
    }

    /** References of components that mean something else here than in what was added before, directly or by reference. */
    private Set<String> conflicts(ObjectNode document) {
        var found = new HashSet<String>();
        int before;
        do {
            before = found.size();
            for (var kind : document.path("components").properties()) {
                var known = result.path("components").path(kind.getKey());
                for (var component : kind.getValue().properties()) {
                    var existing = known.path(component.getKey());
                    var differs = !existing.equals(component.getValue()) || refersTo(component.getValue(), found);
                    if (!existing.isMissingNode() && differs) {
                        found.add(COMPONENTS + kind.getKey() + "/" + component.getKey());
                    }
                }
            }
        } while (found.size() > before);
        return found;
    }

    private void addComponents(ObjectNode document, Map<String, String> renamed) {
        for (var kind : document.path("components").properties()) {
            var known = result.withObjectProperty("components").withObjectProperty(kind.getKey());
            for (var component : kind.getValue().properties()) {
                var reference = COMPONENTS + kind.getKey() + "/" + component.getKey();
                var name = renamed.getOrDefault(reference, reference);
                known.putIfAbsent(name.substring(name.lastIndexOf('/') + 1), component.getValue());
            }
        }
    }

    private static boolean refersTo(JsonNode node, Set<String> references) {
        if (node.path("$ref").isTextual()
                && references.contains(node.get("$ref").asText())) {
            return true;
        }
        for (var child : node) {
            if (refersTo(child, references)) {
                return true;
            }
        }
        return false;
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static void pointElsewhere(JsonNode node, Map<String, String> renamed) {
        switch (node) {
            case ObjectNode object -> {
                if (object.path("$ref").isTextual()
                        && renamed.containsKey(object.get("$ref").asText())) {
                    object.put("$ref", renamed.get(object.get("$ref").asText()));
                }
                object.forEach(child -> pointElsewhere(child, renamed));
            }
            case ArrayNode array -> array.forEach(child -> pointElsewhere(child, renamed));
            default -> {}
        }
    }
}
