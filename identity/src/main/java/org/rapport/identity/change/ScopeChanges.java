package org.rapport.identity.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Client scopes, and which of them a new client gets. Scopes that the file does not name are left alone. */
final class ScopeChanges {

    private final ObjectNode wanted;
    private final Running running;

    ScopeChanges(ObjectNode wanted, Running running) {
        this.wanted = wanted;
        this.running = running;
    }

    void scopes(Consumer<Change> changes) {
        Map<String, JsonNode> there = running.clientScopes();
        for (JsonNode scope : wanted.path("clientScopes")) {
            String name = scope.path("name").asText();
            String what = "client scope " + name;
            JsonNode known = there.get(name);
            if (known == null) {
                changes.accept(Change.added(what, () -> running.api.post("/client-scopes", scope)));
                continue;
            }
            ObjectNode own = withoutMappers(scope);
            List<String> details = Differences.fromWhole(own, withoutMappers(known));
            if (!details.isEmpty()) {
                own.set("id", known.path("id"));
                changes.accept(
                        Change.altered(what, details, () -> running.api.put(running.clientScopePath(name), own)));
            }
            new MapperChanges(running)
                    .compare(
                            what,
                            () -> running.clientScopePath(name),
                            scope.path("protocolMappers"),
                            known.path("protocolMappers"),
                            changes);
        }
    }

    void defaults(Consumer<Change> changes) {
        defaults(
                "defaultDefaultClientScopes",
                "/default-default-client-scopes",
                "default scopes of new clients",
                changes);
        defaults(
                "defaultOptionalClientScopes",
                "/default-optional-client-scopes",
                "optional scopes of new clients",
                changes);
    }

    private void defaults(String property, String path, String what, Consumer<Change> changes) {
        if (wanted.has(property)) {
            assigned(what, () -> path, wanted.path(property), Running.names(running.api.get(path)), changes);
        }
    }

    /** Client scopes that hang at a path of the admin API, of the realm or of a client. */
    void assigned(
            String what, Supplier<String> path, JsonNode wantedNames, List<String> actual, Consumer<Change> changes) {
        Running.names(what, Running.texts(wantedNames), actual, new Running.Names() {
                    @Override
                    public void add(List<String> names) {
                        names.forEach(name -> running.api.put(at(name), Running.object()));
                    }

                    @Override
                    public void remove(List<String> names) {
                        names.forEach(name -> running.api.delete(at(name), null));
                    }

                    private String at(String name) {
                        return path.get() + "/"
                                + running.clientScopes().get(name).path("id").asText();
                    }
                })
                .ifPresent(changes);
    }

    private static ObjectNode withoutMappers(JsonNode scope) {
        return scope.<ObjectNode>deepCopy().remove(Set.of("protocolMappers"));
    }
}
