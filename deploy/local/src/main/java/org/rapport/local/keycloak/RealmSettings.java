package org.rapport.local.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapport.local.StackException;

/**
 * What of the realm file can be set again on a realm that exists: its own properties, such as lifetimes, password
 * policy and mail server. People, organisations, clients, roles, keys and flows are left alone.
 */
final class RealmSettings {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** As Keycloak's import reads them: {@code ${FIRST,SECOND:default}}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(CRM_[A-Z_,]+)(?::([^}]*))?}");

    private static final Set<String> LEFT_ALONE = Set.of(
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

    private RealmSettings() {}

    static JsonNode of(String realmFile, Map<String, String> environment) {
        try {
            ObjectNode realm = (ObjectNode) JSON.readTree(resolve(realmFile, environment));
            return realm.remove(LEFT_ALONE);
        } catch (JsonProcessingException e) {
            throw new StackException("the realm file is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String resolve(String text, Map<String, String> environment) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(Arrays.stream(found.group(1).split(","))
                                .map(environment::get)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElseGet(() -> Objects.requireNonNullElse(found.group(2), found.group()))));
    }
}
