package org.rapport.identity.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Clients, less their secrets. Those that the file does not name, such as machines of tenants, are left alone. */
final class ClientChanges {

    private static final String ATTRIBUTES = "attributes";
    private static final String DEFAULT_SCOPES = "defaultClientScopes";
    private static final String OPTIONAL_SCOPES = "optionalClientScopes";
    private static final String MAPPERS = "protocolMappers";
    /** Attributes that Keycloak gives a client by itself. */
    private static final Set<String> KEYCLOAKS_OWN = Set.of(
            "realm_client",
            "client.secret.creation.time",
            "client.use.lightweight.access.token.enabled",
            "backchannel.logout.session.required");

    private final ObjectNode wanted;
    private final Running running;

    ClientChanges(ObjectNode wanted, Running running) {
        this.wanted = wanted;
        this.running = running;
    }

    void clients(Consumer<Change> changes) {
        Map<String, JsonNode> there = running.clients();
        for (JsonNode client : wanted.path("clients")) {
            String id = client.path("clientId").asText();
            JsonNode known = there.get(id);
            if (known == null) {
                changes.accept(Change.added("client " + id, () -> create(client)));
            } else {
                compare(id, client, known, changes);
            }
        }
    }

    private void create(JsonNode client) {
        if (client.path("secret").asText().startsWith("${")) {
            throw new IllegalStateException(
                    "the new client " + client.path("clientId").asText() + " needs a secret: set "
                            + client.path("secret").asText());
        }
        running.api.post("/clients", client);
    }

    private void compare(String id, JsonNode client, JsonNode known, Consumer<Change> changes) {
        String what = "client " + id;
        ObjectNode own =
                client.<ObjectNode>deepCopy().remove(Set.of("secret", DEFAULT_SCOPES, OPTIONAL_SCOPES, MAPPERS));
        List<String> details = new ArrayList<>(Differences.between(own, known));
        ObjectNode body = Differences.laidOver(known, own);
        dropped(client, known).forEach(attribute -> {
            details.add(
                    "attributes/" + attribute + ": " + known.path(ATTRIBUTES).path(attribute) + " → nothing");
            ((ObjectNode) body.path(ATTRIBUTES)).put(attribute, "");
        });
        if (!details.isEmpty()) {
            changes.accept(Change.altered(what, details, () -> running.api.put(running.clientPath(id), body)));
        }
        var scopes = new ScopeChanges(wanted, running);
        if (client.has(DEFAULT_SCOPES)) {
            scopes.assigned(
                    what + ", default scopes",
                    () -> running.clientPath(id) + "/default-client-scopes",
                    client.path(DEFAULT_SCOPES),
                    Running.texts(known.path(DEFAULT_SCOPES)),
                    changes);
        }
        if (client.has(OPTIONAL_SCOPES)) {
            scopes.assigned(
                    what + ", optional scopes",
                    () -> running.clientPath(id) + "/optional-client-scopes",
                    client.path(OPTIONAL_SCOPES),
                    Running.texts(known.path(OPTIONAL_SCOPES)),
                    changes);
        }
        if (client.has(MAPPERS)) {
            new MapperChanges(running)
                    .compare(what, () -> running.clientPath(id), client.path(MAPPERS), known.path(MAPPERS), changes);
        }
    }

    /** Attributes that the client has and the file has no longer. */
    private static List<String> dropped(JsonNode client, JsonNode known) {
        if (!client.has(ATTRIBUTES)) {
            return List.of();
        }
        return known.path(ATTRIBUTES)
                .propertyStream()
                .filter(attribute -> !client.path(ATTRIBUTES).has(attribute.getKey()))
                .filter(attribute -> !KEYCLOAKS_OWN.contains(attribute.getKey()))
                .filter(attribute -> !attribute.getValue().asText().equals("false"))
                .map(Map.Entry::getKey)
                .toList();
    }
}
