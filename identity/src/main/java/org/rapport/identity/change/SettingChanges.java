package org.rapport.identity.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The realm's own properties, what people may be asked to do, and what an account says of its owner. */
final class SettingChanges {

    private static final String PROFILE_PROVIDER = "org.keycloak.userprofile.UserProfileProvider";
    /** Parts of a realm file that are no properties of the realm, or say nothing after its import. */
    private static final Set<String> NOT_PROPERTIES = Set.of(
            "users",
            "organizations",
            "roles",
            "defaultRole",
            "clients",
            "clientScopes",
            "defaultDefaultClientScopes",
            "defaultOptionalClientScopes",
            "scopeMappings",
            "clientScopeMappings",
            "components",
            "requiredActions",
            "clientProfiles",
            "clientPolicies",
            "authenticationFlows",
            "authenticatorConfig",
            "browserFlow",
            "directGrantFlow",
            "registrationFlow",
            "resetCredentialsFlow",
            "clientAuthenticationFlow");

    private final ObjectNode wanted;
    private final Running running;

    SettingChanges(ObjectNode wanted, Running running) {
        this.wanted = wanted;
        this.running = running;
    }

    void properties(Consumer<Change> changes) {
        ObjectNode properties = wanted.deepCopy().remove(NOT_PROPERTIES);
        JsonNode actual = running.api.get("");
        List<String> details = Differences.between(properties, actual);
        if (!details.isEmpty()) {
            ObjectNode body = Differences.laidOver(actual, properties).retain(names(properties));
            changes.accept(Change.altered("realm", details, () -> running.api.put("", body)));
        }
    }

    void requiredActions(Consumer<Change> changes) {
        Map<String, JsonNode> there = Running.byName(running.api.get("/authentication/required-actions"), "alias");
        for (JsonNode action : wanted.path("requiredActions")) {
            String alias = action.path("alias").asText();
            String path = "/authentication/required-actions/" + alias;
            JsonNode known = there.get(alias);
            if (known == null) {
                changes.accept(Change.added("required action " + alias, () -> {
                    ObjectNode registration = Running.object();
                    registration.set("providerId", action.path("providerId"));
                    registration.set("name", action.path("name"));
                    running.api.post("/authentication/register-required-action", registration);
                    running.api.put(path, action);
                }));
            } else {
                List<String> details = Differences.fromWhole(action, known);
                if (!details.isEmpty()) {
                    changes.accept(
                            Change.altered("required action " + alias, details, () -> running.api.put(path, action)));
                }
            }
        }
    }

    void userProfile(Consumer<Change> changes) {
        JsonNode text = wanted.path("components").path(PROFILE_PROVIDER).at("/0/config/kc.user.profile.config/0");
        if (text.isMissingNode()) {
            return;
        }
        JsonNode profile = Running.json(text.asText());
        List<String> details = Differences.fromWhole(profile, running.api.get("/users/profile"));
        if (!details.isEmpty()) {
            changes.accept(Change.altered("user profile", details, () -> running.api.put("/users/profile", profile)));
        }
    }

    /** Last of all: what clients have until then is not yet held against the new policy. */
    void policies(Consumer<Change> changes) {
        policies("clientProfiles", "profiles", changes);
        policies("clientPolicies", "policies", changes);
    }

    /** Those of the file are set; those that the installation has made besides stay. */
    private void policies(String property, String list, Consumer<Change> changes) {
        JsonNode ours = wanted.path(property).path(list);
        String path = "/client-policies/" + list;
        JsonNode there = running.api.get(path).path(list);
        Map<String, JsonNode> known = Running.byName(there, "name");
        List<String> details = new ArrayList<>();
        for (JsonNode entry : ours) {
            String name = entry.path("name").asText();
            if (known.containsKey(name)) {
                Differences.fromWhole(entry, known.get(name)).forEach(line -> details.add(name + "/" + line));
            } else {
                details.add("+ " + name);
            }
            known.put(name, entry);
        }
        if (!details.isEmpty()) {
            ObjectNode body = Running.object();
            body.set(list, Running.array().addAll(known.values()));
            changes.accept(Change.altered("client " + list, details, () -> running.api.put(path, body)));
        }
    }

    private static List<String> names(ObjectNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
