package org.rapport.identity.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rapport.identity.AdminApi;

/** The running realm: its things by name, and the ids by which the admin API wants them. */
final class Running {

    private static final ObjectMapper JSON = new ObjectMapper();

    final AdminApi api;

    Running(AdminApi api) {
        this.api = api;
    }

    Map<String, JsonNode> clients() {
        return byName(api.get("/clients?max=10000"), "clientId");
    }

    Map<String, JsonNode> clientScopes() {
        return byName(api.get("/client-scopes"), "name");
    }

    String clientPath(String clientId) {
        return "/clients/" + id(clients(), "client", clientId);
    }

    String clientScopePath(String name) {
        return "/client-scopes/" + id(clientScopes(), "client scope", name);
    }

    /** Where the roles of that client are, or those of the realm for an empty text. */
    String rolesPath(String clientId) {
        return (clientId.isEmpty() ? "" : clientPath(clientId)) + "/roles";
    }

    /** The roles of those names as the API takes them when it adds or removes them. */
    ArrayNode roles(String clientId, Collection<String> names) {
        ArrayNode roles = array();
        String path = rolesPath(clientId);
        names.forEach(name -> roles.add(api.get(path + "/" + AdminApi.segment(name))));
        return roles;
    }

    static Map<String, JsonNode> byName(JsonNode list, String property) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        list.forEach(entry -> named.put(entry.path(property).asText(), entry));
        return named;
    }

    static List<String> names(JsonNode list) {
        return list.valueStream().map(entry -> entry.path("name").asText()).toList();
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** A change when one set of names is not the other; {@code add} and {@code remove} get what is missing or too much. */
    static Optional<Change> names(String what, Collection<String> wanted, Collection<String> actual, Names names) {
        List<String> missing =
                wanted.stream().filter(name -> !actual.contains(name)).toList();
        List<String> excess =
                actual.stream().filter(name -> !wanted.contains(name)).toList();
        if (missing.isEmpty() && excess.isEmpty()) {
            return Optional.empty();
        }
        List<String> details = new ArrayList<>();
        missing.forEach(name -> details.add("+ " + name));
        excess.forEach(name -> details.add("- " + name));
        return Optional.of(Change.altered(what, details, () -> {
            if (!missing.isEmpty()) {
                names.add(missing);
            }
            if (!excess.isEmpty()) {
                names.remove(excess);
            }
        }));
    }

    /** How a set of names is changed. */
    interface Names {

        void add(List<String> names);

        void remove(List<String> names);
    }

    private static String id(Map<String, JsonNode> named, String kind, String name) {
        JsonNode found = named.get(name);
        if (found == null) {
            throw new IllegalStateException("the realm has no " + kind + " " + name);
        }
        return found.path("id").asText();
    }
}
