package org.rapport.local.keycloak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rapport.identity.AdminApi;
import org.rapport.identity.IdentityFiles;
import org.rapport.identity.RealmFile;
import org.rapport.identity.RealmHardening;
import org.rapport.identity.change.RealmChanges;
import org.rapport.local.StackException;

/** {@code ./crm realm}: the realms of any Keycloak beside the files that describe them. */
public final class RealmCommand {

    private static final List<String> FILES = List.of(IdentityFiles.REALM, IdentityFiles.MASTER);
    private final Consumer<String> out;
    private final KeycloakAdmin admin;
    private final Map<String, String> environment;

    private RealmCommand(KeycloakAdmin admin, Map<String, String> environment, Consumer<String> out) {
        this.admin = admin;
        this.environment = environment;
        this.out = out;
    }

    /**
     * Shows the diff, and with {@code apply} sets it right, then says what the hardening finds. The Keycloak is that
     * of {@code CRM_KEYCLOAK_URL}, or the local one.
     *
     * @throws StackException when something is left that differs or is found
     */
    public static void run(KeycloakServer local, Map<String, String> variables, boolean apply, Consumer<String> out) {
        Map<String, String> environment = new HashMap<>(variables);
        if (variables.getOrDefault(KeycloakAdmin.URL, "").isEmpty()) {
            environment.putAll(local.parameters());
        } else {
            needs(variables, "CRM_PUBLIC_URL", "CRM_SMTP_HOST");
        }
        try (KeycloakAdmin admin = KeycloakAdmin.asked(local, variables)) {
            new RealmCommand(admin, environment, out).run(apply);
        }
    }

    /** Else the diff would lead people, and mails, to this machine. */
    private static void needs(Map<String, String> variables, String... names) {
        for (String name : names) {
            if (variables.getOrDefault(name, "").isEmpty()) {
                throw new StackException(
                        "a Keycloak elsewhere needs " + name + " in the environment; see identity/README.md");
            }
        }
    }

    /** Whether nothing is left that differs or is found; looks only, and tells what is. */
    public static boolean isRight(KeycloakServer local, Consumer<String> left) {
        try (KeycloakAdmin admin = KeycloakAdmin.of(local)) {
            List<String> lines = new RealmCommand(admin, local.parameters(), _ -> {}).left(false);
            lines.forEach(left);
            return lines.isEmpty();
        }
    }

    private void run(boolean apply) {
        if (!left(apply).isEmpty()) {
            throw new StackException(
                    apply ? "not all of it could be set right" : "./crm realm --apply sets that right");
        }
    }

    private List<String> left(boolean apply) {
        List<String> left = new ArrayList<>();
        for (String file : FILES) {
            ObjectNode wanted = RealmFile.of(file, environment);
            String name = wanted.path("realm").asText();
            try (var api = new AdminApi(admin.keycloak(), name, admin::token)) {
                RealmChanges changes = RealmChanges.between(wanted, api);
                out.accept("realm " + name + (changes.isEmpty() ? " is as its file says" : " differs from its file"));
                changes.lines().forEach(out);
                if (apply && !changes.isEmpty()) {
                    changes.apply().forEach(refused -> out.accept("refused: " + refused));
                    changes = RealmChanges.between(wanted, api);
                    out.accept(changes.isEmpty() ? "applied" : "applied, but for this:");
                    changes.lines().forEach(out);
                }
                left.addAll(changes.lines());
            }
            List<String> found = RealmHardening.violations(admin.keycloak(), name, admin::token);
            found.forEach(violation -> out.accept("hardening of realm " + name + ": " + violation));
            left.addAll(found);
        }
        return left;
    }
}
