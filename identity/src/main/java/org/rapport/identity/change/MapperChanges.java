package org.rapport.identity.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The protocol mappers of a client or client scope; the file says all of them. */
final class MapperChanges {

    private static final String MODELS = "/protocol-mappers/models";

    private final Running running;

    MapperChanges(Running running) {
        this.running = running;
    }

    /** @param path of the client or scope, asked when a change is applied */
    void compare(String owner, Supplier<String> path, JsonNode wanted, JsonNode actual, Consumer<Change> changes) {
        Map<String, JsonNode> there = Running.byName(actual, "name");
        Running.byName(wanted, "name").forEach((name, mapper) -> {
            JsonNode known = there.remove(name);
            String what = owner + ", mapper " + name;
            if (known == null) {
                changes.accept(Change.added(what, () -> running.api.post(path.get() + MODELS, mapper)));
                return;
            }
            List<String> details = Differences.fromWhole(mapper, known);
            if (!details.isEmpty()) {
                ObjectNode body = mapper.deepCopy();
                body.set("id", known.path("id"));
                changes.accept(Change.altered(what, details, () -> running.api.put(model(path, known), body)));
            }
        });
        there.forEach((name, known) -> changes.accept(
                Change.removed(owner + ", mapper " + name, () -> running.api.delete(model(path, known), null))));
    }

    private static String model(Supplier<String> path, JsonNode known) {
        return path.get() + MODELS + "/" + known.path("id").asText();
    }
}
