package org.rapport.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What a running realm says of itself.
 *
 * @param metadata its discovery document
 * @param settings the realm, as the admin API shows it
 * @param clients every client
 * @param browserFlow the executions of the flow by which people sign in
 * @param requiredActions what people may be asked to do, and do by themselves
 * @param userProfile what an account says of its owner, and who may change it
 * @param profiles client profiles, with the executors of each
 * @param policies client policies, with the profiles that each binds
 * @param serviceRoles by client id, the roles in client {@code realm-management} of those with a service account
 * @param roleScopes by client id, the realm roles that its tokens may name
 */
record RunningRealm(
        JsonNode metadata,
        JsonNode settings,
        JsonNode clients,
        JsonNode browserFlow,
        JsonNode requiredActions,
        JsonNode userProfile,
        JsonNode profiles,
        JsonNode policies,
        Map<String, List<String>> serviceRoles,
        Map<String, List<String>> roleScopes) {

    /** The clients that are on, less {@code realm-management} and its like, which nobody uses as a client. */
    List<JsonNode> activeClients() {
        return clients.valueStream()
                .filter(client -> client.path("enabled").asBoolean())
                .filter(client -> !client.path("bearerOnly").asBoolean())
                .toList();
    }
}
