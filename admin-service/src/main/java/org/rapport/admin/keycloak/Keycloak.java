package org.rapport.admin.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Organisations, accounts and memberships in Keycloak. Each operation may be repeated: what is there already is found
 * and taken.
 *
 * <p>All of them throw {@code DomainException.Unavailable} while Keycloak is away, and {@link KeycloakRefusal} when it
 * says no.
 */
@ApplicationScoped
public class Keycloak {

    private static final String MARK = "rapport";
    private static final String MADE_BY = "admin-service";

    /** What Keycloak takes in a user name; an address may have more. */
    private static final Pattern USER_NAME = Pattern.compile("[a-z0-9@._+-]+");

    private final AdminApi api;

    Keycloak(AdminApi api) {
        this.api = api;
    }

    /** The organisation with that alias. */
    public Optional<KeycloakOrganization> findOrganization(String alias) {
        var answer = api.get("/organizations?briefRepresentation=false&max=2&q=" + AdminApi.encode("alias:" + alias));
        if (answer.status() != 200) {
            throw AdminApi.refusal("list organisations", answer);
        }
        for (JsonNode found : answer.body()) {
            if (found.path("alias").asText().equals(alias)) {
                return Optional.of(new KeycloakOrganization(
                        UUID.fromString(found.path("id").asText()),
                        alias,
                        found.path("attributes").path(MARK).path(0).asText().equals(MADE_BY)));
            }
        }
        return Optional.empty();
    }

    /** Makes an organisation, marked as made by this service. Its name is the alias: names are unique in Keycloak. */
    public KeycloakOrganization createOrganization(String alias, String name) {
        var answer = api.post(
                "/organizations",
                Map.of(
                        "alias",
                        alias,
                        "name",
                        alias,
                        "description",
                        name,
                        "enabled",
                        true,
                        "attributes",
                        Map.of(MARK, List.of(MADE_BY))));
        if (answer.status() != 201 || answer.location() == null) {
            throw AdminApi.refusal("make the organisation " + alias, answer);
        }
        return new KeycloakOrganization(UUID.fromString(lastSegment(answer.location())), alias, true);
    }

    /** The account with that address, made if there is none. */
    public KeycloakAccount account(
            String email, @Nullable String firstName, @Nullable String lastName, @Nullable String locale) {
        String key = email.toLowerCase(Locale.ROOT);
        String subject = findSubject(key).orElseGet(() -> createAccount(key, firstName, lastName, locale));
        return account(subject);
    }

    /** The account of {@code subject}. */
    public KeycloakAccount account(String subject) {
        var answer = api.get("/users/" + AdminApi.encode(subject) + "/credentials");
        if (answer.status() != 200) {
            throw AdminApi.refusal("know the account " + subject, answer);
        }
        return new KeycloakAccount(subject, !answer.body().isEmpty());
    }

    /** Makes the account a member of the organisation. */
    public void join(UUID organization, String subject) {
        var answer = api.post("/organizations/" + organization + "/members", subject);
        if (answer.status() != 201 && answer.status() != 204 && answer.status() != 409) {
            throw AdminApi.refusal("add a member to " + organization, answer);
        }
    }

    /** Ends the account's membership in the organisation; the account stays. */
    public void leave(UUID organization, String subject) {
        var answer = api.delete("/organizations/" + organization + "/members/" + AdminApi.encode(subject));
        if (answer.status() != 204 && answer.status() != 400 && answer.status() != 404) {
            throw AdminApi.refusal("end a membership in " + organization, answer);
        }
    }

    /**
     * Sends the account's owner a link to set a password and confirm the address.
     *
     * @param valid   how long the link can be used
     * @param client  the application that the page leads to
     * @param landing where in it
     */
    public void sendSetPassword(String subject, Duration valid, String client, URI landing) {
        var answer = api.put(
                "/users/%s/execute-actions-email?lifespan=%d&client_id=%s&redirect_uri=%s"
                        .formatted(
                                AdminApi.encode(subject),
                                valid.toSeconds(),
                                AdminApi.encode(client),
                                AdminApi.encode(landing.toString())),
                List.of("UPDATE_PASSWORD", "VERIFY_EMAIL"));
        if (answer.status() != 200 && answer.status() != 204) {
            throw AdminApi.refusal("send the invitation", answer);
        }
    }

    private Optional<String> findSubject(String email) {
        var answer = api.get("/users?exact=true&briefRepresentation=true&email=" + AdminApi.encode(email));
        if (answer.status() != 200) {
            throw AdminApi.refusal("list accounts", answer);
        }
        for (JsonNode found : answer.body()) {
            if (found.path("email").asText().equalsIgnoreCase(email)) {
                return Optional.of(found.path("id").asText());
            }
        }
        return Optional.empty();
    }

    private String createAccount(
            String email, @Nullable String firstName, @Nullable String lastName, @Nullable String locale) {
        var account = new LinkedHashMap<String, Object>();
        account.put("username", userName(email));
        account.put("email", email);
        account.put("emailVerified", false);
        account.put("enabled", true);
        account.put("firstName", firstName);
        account.put("lastName", lastName);
        if (locale != null) {
            account.put(
                    "attributes",
                    Map.of("locale", List.of(Locale.forLanguageTag(locale).getLanguage())));
        }
        var answer = api.post("/users", account);
        if (answer.status() == 201 && answer.location() != null) {
            return lastSegment(answer.location());
        }
        if (answer.status() == 409) { // Someone else has just made it.
            return findSubject(email).orElseThrow(() -> AdminApi.refusal("make an account", answer));
        }
        throw AdminApi.refusal("make an account", answer);
    }

    private static String userName(String email) {
        return USER_NAME.matcher(email).matches()
                ? email
                : "member-" + Integer.toHexString(email.hashCode()) + "-" + email.replaceAll("[^a-z0-9@.]+", "");
    }

    private static String lastSegment(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
