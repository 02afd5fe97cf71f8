package org.rapport.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of a realm; each violation is one sentence that names the setting. */
final class RealmRules {

    private static final Set<String> GRANTS = Set.of("authorization_code", "refresh_token", "client_credentials");
    private static final Set<String> EXECUTORS =
            Set.of("pkce-enforcer", "secure-redirect-uris-enforcer", "reject-implicit-grant", "reject-ropc-grant");
    private static final Set<String> EXCESSIVE_ROLES =
            Set.of("realm-admin", "manage-realm", "manage-clients", "manage-identity-providers", "impersonation");
    private static final String OPERATOR = "platform-admin";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");
    /** The client scope whose tokens the gateway takes. */
    private static final String API = "crm-api";

    private static final Pattern LENGTH = Pattern.compile("\\blength\\((\\d+)\\)");
    private static final int LEAST_PASSWORD_LENGTH = 12;
    /** Several gateways may redeem the token of one browser at the same moment; see ADR 0022. */
    private static final int MOST_REUSE = 4;

    private static final int LONGEST_ACCESS_TOKEN = 900;

    private final RunningRealm realm;
    private final List<String> violations = new ArrayList<>();

    private RealmRules(RunningRealm realm) {
        this.realm = realm;
    }

    static List<String> violations(RunningRealm realm) {
        var rules = new RealmRules(realm);
        rules.metadata();
        rules.settings();
        rules.browserFlow();
        rules.addresses();
        rules.secondFactor();
        rules.policies();
        realm.activeClients().forEach(rules::client);
        realm.serviceRoles().forEach(rules::serviceAccount);
        return List.copyOf(rules.violations);
    }

    private void metadata() {
        texts(realm.metadata().path("grant_types_supported")).stream()
                .filter(grant -> !GRANTS.contains(grant))
                .forEach(grant -> violations.add("metadata offers the grant " + grant));
        texts(realm.metadata().path("response_types_supported")).stream()
                .filter(type -> !type.equals("code"))
                .forEach(type -> violations.add("metadata offers the response type " + type));
        Set<String> methods = texts(realm.metadata().path("code_challenge_methods_supported"));
        check(methods.equals(Set.of("S256")), "metadata offers the PKCE methods " + methods + " instead of S256 alone");
        check(!realm.metadata().has("device_authorization_endpoint"), "metadata names a device authorisation endpoint");
    }

    private void settings() {
        off("registrationAllowed", "people can register themselves");
        check(
                !realm.settings().path("editUsernameAllowed").asBoolean() || !isEditable("username"),
                "people can change their user name");
        on("bruteForceProtected", "brute-force protection is off");
        on("revokeRefreshToken", "refresh tokens are not rotated");
        on("eventsEnabled", "login events are not kept");
        on("adminEventsEnabled", "admin events are not kept");
        if (!isOfAdministrators()) {
            on("organizationsEnabled", "organisations are off");
            on("verifyEmail", "addresses are not verified");
        }
        JsonNode settings = realm.settings();
        check(
                settings.path("refreshTokenMaxReuse").asInt(0) <= MOST_REUSE,
                "refresh tokens can be used again more than " + MOST_REUSE + " times");
        check(!settings.path("sslRequired").asText().equalsIgnoreCase("none"), "plain http is allowed from anywhere");
        check(
                !settings.path("defaultSignatureAlgorithm").asText().startsWith("HS"),
                "tokens are signed with a shared secret");
        check(
                settings.path("accessTokenLifespan").asInt() <= LONGEST_ACCESS_TOKEN,
                "access tokens live longer than " + LONGEST_ACCESS_TOKEN + " s");
        Matcher length = LENGTH.matcher(settings.path("passwordPolicy").asText());
        check(
                length.find() && Integer.parseInt(length.group(1)) >= LEAST_PASSWORD_LENGTH,
                "passwords may be shorter than " + LEAST_PASSWORD_LENGTH + " characters");
    }

    /** Keycloak's identity-first step answers differently to addresses with and without an account (CVE-2026-4633). */
    private void browserFlow() {
        boolean identityFirst = realm.browserFlow()
                .valueStream()
                .anyMatch(execution -> execution.path("providerId").asText().equals("organization")
                        && !execution.path("requirement").asText().equals("DISABLED"));
        check(!identityFirst, "the browser flow tells strangers which addresses have accounts");
    }

    /** The gateway asks it of who operates the installation (acr 2); Keycloak's administrators always show one. */
    private void secondFactor() {
        boolean shown = realm.browserFlow()
                .valueStream()
                .anyMatch(execution -> isOfAdministrators()
                        ? isStep(execution, "auth-otp-form")
                                && execution.path("requirement").asText().equals("REQUIRED")
                        : isStep(execution, "conditional-level-of-authentication"));
        check(shown, isOfAdministrators() ? "a password is enough" : "nobody can be asked for a second factor");
    }

    private static boolean isStep(JsonNode execution, String provider) {
        return execution.path("providerId").asText().equals(provider);
    }

    /** The realm of those who administer Keycloak itself, with no tenants and no clients of ours. */
    private boolean isOfAdministrators() {
        return realm.settings().path("realm").asText().equals("master");
    }

    private boolean isEditable(String attribute) {
        return realm.userProfile()
                .path("attributes")
                .valueStream()
                .filter(candidate -> candidate.path("name").asText().equals(attribute))
                .anyMatch(found -> texts(found.at("/permissions/edit")).contains("user"));
    }

    /** Else an account takes somebody else's address, and with it the invitations to that address. */
    private void addresses() {
        boolean verified = realm.requiredActions()
                .valueStream()
                .anyMatch(action -> action.path("alias").asText().equals("UPDATE_EMAIL")
                        && action.path("enabled").asBoolean()
                        && action.at("/config/verifyEmail").asBoolean());
        check(verified, "the address of an account changes before it is verified");
    }

    private void policies() {
        Set<String> enforced = realm.policies()
                .path("policies")
                .valueStream()
                .filter(policy -> policy.path("enabled").asBoolean())
                .filter(RealmRules::appliesToEveryClient)
                .flatMap(policy -> policy.path("profiles").valueStream())
                .map(JsonNode::asText)
                .flatMap(this::executors)
                .collect(Collectors.toSet());
        new TreeSet<>(EXECUTORS)
                .stream()
                        .filter(executor -> !enforced.contains(executor))
                        .forEach(executor -> violations.add("no policy binds " + executor + " to every client"));
    }

    private Stream<String> executors(String profile) {
        return realm.profiles()
                .path("profiles")
                .valueStream()
                .filter(candidate -> candidate.path("name").asText().equals(profile))
                .flatMap(candidate -> candidate.path("executors").valueStream())
                .map(executor -> executor.path("executor").asText());
    }

    private static boolean appliesToEveryClient(JsonNode policy) {
        JsonNode conditions = policy.path("conditions");
        return conditions.size() == 1
                && conditions.path(0).path("condition").asText().equals("any-client");
    }

    private void client(JsonNode client) {
        String id = "client " + client.path("clientId").asText();
        JsonNode attributes = client.path("attributes");
        check(!client.path("implicitFlowEnabled").asBoolean(), id + ": implicit grant is on");
        check(!client.path("directAccessGrantsEnabled").asBoolean(), id + ": password grant is on");
        check(
                !attributes.path("oauth2.device.authorization.grant.enabled").asBoolean(),
                id + ": device authorisation grant is on");
        check(!attributes.path("oidc.ciba.grant.enabled").asBoolean(), id + ": CIBA grant is on");
        check(
                !client.path("publicClient").asBoolean()
                        || !client.path("serviceAccountsEnabled").asBoolean(),
                id + ": is public and has a service account");
        check(
                !client.path("secret").asText().startsWith("${"),
                id + ": its secret is a placeholder that nobody filled");
        check(!texts(client.path("webOrigins")).contains("*"), id + ": any web origin may use it");
        if (client.path("standardFlowEnabled").asBoolean()) {
            check(
                    attributes.path("pkce.code.challenge.method").asText().equals("S256"),
                    id + ": PKCE with S256 is not required");
            Set<String> uris = texts(client.path("redirectUris"));
            check(!uris.isEmpty(), id + ": signs people in and has no redirect URI");
            uris.forEach(uri -> redirectUri(id, uri));
        }
        boolean administers = realm.roleScopes()
                        .getOrDefault(client.path("clientId").asText(), List.of())
                        .contains(OPERATOR)
                || client.path("fullScopeAllowed").asBoolean();
        check(
                isOfAdministrators()
                        || !administers
                        || !client.path("publicClient").asBoolean()
                        || isForTheCommandLine(client),
                id + ": its tokens administer the installation");
        if (client.path("standardFlowEnabled").asBoolean()
                && texts(client.path("defaultClientScopes")).contains(API)) {
            check(
                    !attributes.path("backchannel.logout.url").asText().isEmpty()
                            && attributes
                                    .path("backchannel.logout.session.required")
                                    .asBoolean(),
                    id + ": the end of its sessions is not told");
        }
    }

    /** A program on the operator's own machine (RFC 8252), which keeps no tokens for others to find. */
    private static boolean isForTheCommandLine(JsonNode client) {
        return texts(client.path("redirectUris")).stream()
                .allMatch(uri ->
                        LOOPBACK.contains(String.valueOf(URI.create(uri).getHost())) && uri.endsWith("/callback"));
    }

    private void redirectUri(String id, String uri) {
        String name = realm.settings().path("realm").asText();
        if (uri.equals("/realms/" + name + "/account/*") || uri.equals("/admin/" + name + "/console/*")) {
            return; // Keycloak's own pages, on Keycloak itself
        }
        if (uri.contains("*")) {
            violations.add(id + ": redirect URI " + uri + " is a wildcard");
            return;
        }
        URI parsed = URI.create(uri);
        boolean plain = "http".equals(parsed.getScheme());
        check(!plain || LOOPBACK.contains(parsed.getHost()), id + ": redirect URI " + uri + " is plain http");
    }

    private void serviceAccount(String client, List<String> roles) {
        roles.stream()
                .filter(EXCESSIVE_ROLES::contains)
                .forEach(role -> violations.add("client " + client + ": its service account holds " + role));
    }

    private void on(String setting, String violation) {
        check(realm.settings().path(setting).asBoolean(), violation);
    }

    private void off(String setting, String violation) {
        check(!realm.settings().path(setting).asBoolean(), violation);
    }

    private void check(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
    }
}
