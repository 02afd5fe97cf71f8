package org.rapport.identity.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.rapport.identity.AdminApi;

/**
 * Roles, what each includes, which of them tokens may name, and which a service account holds. Roles and clients that
 * the file does not name are left alone; of the others it says everything.
 */
final class RoleChanges {

    private static final String REALM = "";

    private final ObjectNode wanted;
    private final Running running;

    RoleChanges(ObjectNode wanted, Running running) {
        this.wanted = wanted;
        this.running = running;
    }

    void roles(Consumer<Change> changes) {
        wanted.at("/roles/realm").forEach(role -> role(REALM, role, changes));
        wanted.at("/roles/client").properties().forEach(client -> client.getValue()
                .forEach(role -> role(client.getKey(), role, changes)));
    }

    private void role(String client, JsonNode role, Consumer<Change> changes) {
        String name = role.path("name").asText();
        String what = (client.isEmpty() ? "role " : "role of " + client + " ") + name;
        String roles = running.rolesPath(client);
        String path = roles + "/" + AdminApi.segment(name);
        ObjectNode own = Running.object();
        own.set("name", role.path("name"));
        own.put("description", role.path("description").asText());
        JsonNode known =
                Running.byName(running.api.get(roles + "?max=10000"), "name").get(name);
        if (known == null) {
            changes.accept(Change.added(what, () -> running.api.post(roles, own)));
        } else {
            List<String> details = Differences.between(own, known);
            if (!details.isEmpty()) {
                changes.accept(Change.altered(what, details, () -> running.api.put(path, own)));
            }
        }
        JsonNode included = role.path("composites");
        if (included.isMissingNode()) {
            return;
        }
        assigned(
                what + ", includes",
                REALM,
                () -> path + "/composites",
                included.path("realm"),
                known == null ? Running.array() : running.api.get(path + "/composites/realm"),
                changes);
        included.path("client")
                .properties()
                .forEach(of -> assigned(
                        what + ", includes of " + of.getKey(),
                        of.getKey(),
                        () -> path + "/composites",
                        of.getValue(),
                        known == null
                                ? Running.array()
                                : running.api.get(path + "/composites" + running.clientPath(of.getKey())),
                        changes));
    }

    /** What a token of a client may name: its own mappings and those of its scopes. */
    void scopeMappings(Consumer<Change> changes) {
        if (!wanted.has("scopeMappings")) {
            return;
        }
        Map<String, JsonNode> clients = running.clients();
        wanted.path("clients").forEach(client -> {
            String id = client.path("clientId").asText();
            mappings("client", id, clients.containsKey(id), () -> running.clientPath(id), changes);
        });
        Map<String, JsonNode> scopes = running.clientScopes();
        wanted.path("clientScopes").forEach(scope -> {
            String name = scope.path("name").asText();
            mappings("clientScope", name, scopes.containsKey(name), () -> running.clientScopePath(name), changes);
        });
    }

    private void mappings(String kind, String name, boolean exists, Supplier<String> path, Consumer<Change> changes) {
        String what = (kind.equals("client") ? "client " : "client scope ") + name + ", tokens may name";
        assigned(
                what,
                REALM,
                () -> path.get() + "/scope-mappings/realm",
                mapped(wanted.path("scopeMappings"), kind, name),
                exists ? running.api.get(path.get() + "/scope-mappings/realm") : Running.array(),
                changes);
        wanted.path("clientScopeMappings").properties().forEach(of -> {
            Supplier<String> at = () -> path.get() + "/scope-mappings" + running.clientPath(of.getKey());
            assigned(
                    what + " of " + of.getKey(),
                    of.getKey(),
                    at,
                    mapped(of.getValue(), kind, name),
                    exists ? running.api.get(at.get()) : Running.array(),
                    changes);
        });
    }

    private static JsonNode mapped(JsonNode mappings, String kind, String name) {
        return mappings.valueStream()
                .filter(mapping -> mapping.path(kind).asText().equals(name))
                .map(mapping -> mapping.path("roles"))
                .findFirst()
                .orElseGet(Running::array);
    }

    /** What the service accounts may do that the file names among its users. */
    void serviceAccounts(Consumer<Change> changes) {
        Map<String, JsonNode> clients = running.clients();
        for (JsonNode user : wanted.path("users")) {
            String client = user.path("serviceAccountClientId").asText();
            user.path("clientRoles").properties().forEach(of -> {
                Supplier<String> at = () -> "/users/"
                        + running.api
                                .get(running.clientPath(client) + "/service-account-user")
                                .path("id")
                                .asText()
                        + "/role-mappings" + running.clientPath(of.getKey());
                boolean exists = clients.containsKey(client);
                assigned(
                        "service account of " + client + ", roles of " + of.getKey(),
                        of.getKey(),
                        at,
                        of.getValue(),
                        exists ? running.api.get(at.get()) : Running.array(),
                        changes);
            });
        }
    }

    private void assigned(
            String what,
            String client,
            Supplier<String> path,
            JsonNode wantedNames,
            JsonNode actual,
            Consumer<Change> changes) {
        Collection<String> desired = new TreeSet<>(Running.texts(wantedNames));
        Running.names(what, desired, Running.names(actual), new Running.Names() {
                    @Override
                    public void add(List<String> names) {
                        running.api.post(path.get(), running.roles(client, names));
                    }

                    @Override
                    public void remove(List<String> names) {
                        running.api.delete(path.get(), running.roles(client, names));
                    }
                })
                .ifPresent(changes);
    }
}
