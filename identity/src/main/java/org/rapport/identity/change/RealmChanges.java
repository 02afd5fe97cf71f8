package org.rapport.identity.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.rapport.identity.AdminApi;
import org.rapport.identity.KeycloakException;

/**
 * What a running realm has otherwise than its file says: settings, roles, client scopes, clients, flows, policies, and
 * the rights of service accounts. What the file names it says everything of; what it does not name belongs to the
 * installation. People, organisations, keys and secrets are never looked at.
 */
public final class RealmChanges {

    private final List<Change> changes;

    private RealmChanges(List<Change> changes) {
        this.changes = changes;
    }

    /**
     * Compares, and changes nothing.
     *
     * @param wanted the file, by {@link org.rapport.identity.RealmFile}
     * @throws KeycloakException when Keycloak does not answer, or does not show all of that to whoever asks
     */
    public static RealmChanges between(ObjectNode wanted, AdminApi realm) {
        List<Change> changes = new ArrayList<>();
        var running = new Running(realm);
        var settings = new SettingChanges(wanted, running);
        var scopes = new ScopeChanges(wanted, running);
        var roles = new RoleChanges(wanted, running);
        settings.properties(changes::add);
        settings.requiredActions(changes::add);
        settings.userProfile(changes::add);
        roles.roles(changes::add);
        scopes.scopes(changes::add);
        scopes.defaults(changes::add);
        new ClientChanges(wanted, running).clients(changes::add);
        roles.scopeMappings(changes::add);
        roles.serviceAccounts(changes::add);
        new FlowChanges(wanted, running).flows(changes::add);
        settings.policies(changes::add);
        return new RealmChanges(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The diff: a line that begins with {@code +}, {@code -} or {@code ~} for each thing, its details indented. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Change change : changes) {
            lines.add(change.what());
            change.details().forEach(detail -> lines.add("    " + detail));
        }
        return lines;
    }

    /**
     * Sets right one after the other. What Keycloak refuses is passed over; when it dies in the middle, the rest is
     * found by the next comparison.
     *
     * @return a line for each change that was refused, with the reason
     */
    public List<String> apply() {
        List<String> refused = new ArrayList<>();
        for (Change change : changes) {
            try {
                change.step().run();
            } catch (KeycloakException | IllegalStateException e) {
                refused.add(change.what() + ": " + e.getMessage());
            }
        }
        return refused;
    }
}
