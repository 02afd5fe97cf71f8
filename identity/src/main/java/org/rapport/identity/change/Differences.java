package org.rapport.identity.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a JSON value is not there as wanted. A list of texts has no order, and one of objects with a name is compared
 * name by name. Nothing, an empty text, list or object and {@code false} are the same, for Keycloak does not tell them
 * apart. Secrets are not compared, since Keycloak does not show them.
 */
final class Differences {

    private static final Set<String> SECRET = Set.of("secret", "password");
    private static final String ID = "id";

    private final boolean whole;
    private final List<String> lines = new ArrayList<>();

    private Differences(boolean whole) {
        this.whole = whole;
    }

    /**
     * A line for each difference: its place, what is there, what is wanted. Properties that are not wanted do not
     * matter; entries of lists do.
     */
    static List<String> between(JsonNode wanted, JsonNode actual) {
        return lines(false, wanted, actual);
    }

    /** As {@link #between}, also for properties that are there and not wanted, except ids. */
    static List<String> fromWhole(JsonNode wanted, JsonNode actual) {
        return lines(true, wanted, actual);
    }

    private static List<String> lines(boolean whole, JsonNode wanted, JsonNode actual) {
        var differences = new Differences(whole);
        differences.value("", wanted, actual);
        return differences.lines;
    }

    /** The one laid over the other: objects are merged, everything else is replaced, except by an empty secret. */
    static ObjectNode laidOver(JsonNode actual, JsonNode wanted) {
        ObjectNode merged = actual.isObject() ? actual.deepCopy() : wanted.deepCopy();
        wanted.properties().forEach(property -> {
            String name = property.getKey();
            JsonNode there = merged.path(name);
            JsonNode value = property.getValue();
            if (!SECRET.contains(name) || !isNothing(value)) {
                merged.set(name, value.isObject() && there.isObject() ? laidOver(there, value) : value);
            }
        });
        return merged;
    }

    private void value(String place, JsonNode wanted, JsonNode actual) {
        String name = place.substring(place.lastIndexOf('/') + 1);
        if (SECRET.contains(name) || isNothing(wanted) && isNothing(actual)) {
            return;
        }
        if (wanted.isObject()) {
            object(place, wanted, actual);
        } else if (wanted.isArray()) {
            list(place, wanted, actual);
        } else if (!wanted.asText().equals(actual.asText())) {
            lines.add(place + ": " + shown(actual) + " → " + shown(wanted));
        }
    }

    private void object(String place, JsonNode wanted, JsonNode actual) {
        String prefix = place.isEmpty() ? "" : place + "/";
        wanted.properties()
                .forEach(property ->
                        value(prefix + property.getKey(), property.getValue(), actual.path(property.getKey())));
        if (whole) {
            actual.properties().stream()
                    .filter(property ->
                            !wanted.has(property.getKey()) && !property.getKey().equals(ID))
                    .filter(property -> !isNothing(property.getValue()))
                    .forEach(property ->
                            lines.add(prefix + property.getKey() + ": " + shown(property.getValue()) + " → nothing"));
        }
    }

    private void list(String place, JsonNode wanted, JsonNode actual) {
        if (wanted.valueStream().noneMatch(JsonNode::isObject)) {
            texts(place, wanted, actual);
            return;
        }
        Map<String, JsonNode> there = byName(actual);
        byName(wanted).forEach((name, entry) -> {
            JsonNode known = there.remove(name);
            if (known == null) {
                lines.add(place + ": + " + name);
            } else {
                value(place + "/" + name, entry, known);
            }
        });
        there.keySet().forEach(name -> lines.add(place + ": - " + name));
    }

    private void texts(String place, JsonNode wanted, JsonNode actual) {
        Set<String> desired = set(wanted);
        Set<String> there = set(actual);
        desired.stream().filter(text -> !there.contains(text)).forEach(text -> lines.add(place + ": + " + text));
        there.stream().filter(text -> !desired.contains(text)).forEach(text -> lines.add(place + ": - " + text));
    }

    private static Set<String> set(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(entry -> texts.add(entry.asText()));
        return texts;
    }

    /** Entries by whichever property is a name among them. */
    private static Map<String, JsonNode> byName(JsonNode list) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        int position = 0;
        for (JsonNode entry : list) {
            String name = entry.path("name")
                    .asText(entry.path("executor")
                            .asText(entry.path("condition").asText("")));
            entries.put(name.isEmpty() ? Integer.toString(position) : name, entry);
            position++;
        }
        return entries;
    }

    private static boolean isNothing(JsonNode value) {
        return value instanceof MissingNode
                || value.isNull()
                || value.isBoolean() && !value.asBoolean()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual()
                        && (value.asText().isEmpty() || value.asText().equals("false"));
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "nothing" : value.toString();
    }
}
