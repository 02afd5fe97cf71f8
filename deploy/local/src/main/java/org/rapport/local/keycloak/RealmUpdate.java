package org.rapport.local.keycloak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rapport.identity.AdminApi;
import org.rapport.identity.change.RealmChanges;
import org.rapport.local.StackException;

/**
 * Brings the realms of a local Keycloak to what their files say.
 *
 * @param mark the file that keeps what was applied last
 * @param realms what the files say here
 */
record RealmUpdate(KeycloakServer keycloak, Path mark, List<ObjectNode> realms) {

    /** Whether the files say what they said at the last time. */
    boolean isApplied() {
        try {
            return Files.exists(mark) && Files.readString(mark).equals(realms.toString());
        } catch (IOException e) {
            throw new StackException("what was applied to the realms cannot be read: " + e.getMessage(), e);
        }
    }

    /** What was changed, as lines of a diff; none at the first start, which changes Keycloak's own defaults. */
    List<String> apply() {
        if (isApplied()) {
            return List.of();
        }
        boolean first = !Files.exists(mark);
        List<String> lines = new ArrayList<>();
        try (KeycloakAdmin admin = KeycloakAdmin.of(keycloak)) {
            for (ObjectNode realm : realms) {
                lines.addAll(apply(admin, realm));
            }
            Files.writeString(mark, realms.toString());
        } catch (IOException e) {
            throw new StackException("what was applied to the realms cannot be kept: " + e.getMessage(), e);
        }
        return first ? List.of() : lines;
    }

    private List<String> apply(KeycloakAdmin admin, ObjectNode wanted) {
        String name = wanted.path("realm").asText();
        try (var api = new AdminApi(keycloak.url(), name, admin::token)) {
            RealmChanges changes = RealmChanges.between(wanted, api);
            List<String> refused = changes.apply();
            if (!refused.isEmpty()) {
                throw new StackException("the realm " + name + " cannot be set right: " + String.join("; ", refused));
            }
            return changes.lines().stream()
                    .map(line -> "realm " + name + ": " + line)
                    .toList();
        }
    }
}
