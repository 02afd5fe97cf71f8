package org.rapport.admin.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /** Somebody has followed the link of an invitation. */
    public record Acceptance(String id, UUID organization) {}

    private final AdminApi api;
    private final KeycloakConfig config;

    Keycloak(AdminApi api, KeycloakConfig config) {
        this.api = api;
        this.config = config;
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
                        "redirectUrl",
                        config.landing() + "?organization=" + AdminApi.encode(alias),
                        "attributes",
                        Map.of(MARK, List.of(MADE_BY))));
        if (answer.status() != 201 || answer.location() == null) {
            throw AdminApi.refusal("make the organisation " + alias, answer);
        }
        return new KeycloakOrganization(UUID.fromString(lastSegment(answer.location())), alias, true);
    }

    /**
     * The subject of the account with that address, which is made if there is none.
     *
     * <p>Only a verified address counts. An account that merely claims the address loses it, so that neither its owner
     * becomes a member in place of whoever reads that mail, nor keeps that person out; so does one that has it as its user
     * name, which Keycloak takes for an address too. The account that is made counts as verified, since nobody can use it
     * but by a link that is mailed to the address: it has no password yet.
     */
    public String account(
            String email, @Nullable String firstName, @Nullable String lastName, @Nullable String locale) {
        String address = email.toLowerCase(Locale.ROOT);
        Optional<JsonNode> found = find("email", address);
        if (found.filter(Keycloak::isVerified).isPresent()) {
            return found.get().path("id").asText();
        }
        found.or(() -> find("username", address)).ifPresent(claimant -> takeAddress(claimant, address));
        return createAccount(address, firstName, lastName, locale);
    }

    /** The subject of the organisation's member with that address, if it is verified. */
    public Optional<String> member(UUID organization, String email) {
        return find("email", email.toLowerCase(Locale.ROOT))
                .filter(Keycloak::isVerified)
                .map(account -> account.path("id").asText())
                .filter(subject -> isMember(organization, subject));
    }

    /**
     * Mails the account's owner a link by which to join the organisation, and to set a password where there is none. An
     * earlier link ends.
     */
    public void invite(UUID organization, String email, String subject) {
        withdrawInvitation(organization, email); // Keycloak takes no second one
        var answer =
                api.submit("/organizations/" + organization + "/members/invite-existing-user", Map.of("id", subject));
        if (answer.status() != 204) {
            throw AdminApi.refusal("invite somebody to " + organization, answer);
        }
    }

    /** Whether a link that was mailed to that address can still be used. */
    public boolean isInvited(UUID organization, String email) {
        return invitations(organization, email).stream()
                .anyMatch(invitation -> invitation.path("status").asText().equals("PENDING"));
    }

    /** Ends the link that was mailed to that address, if there is one. */
    public void withdrawInvitation(UUID organization, String email) {
        for (JsonNode invitation : invitations(organization, email)) {
            var answer = api.delete("/organizations/" + organization + "/invitations/"
                    + AdminApi.encode(invitation.path("id").asText()));
            if (answer.status() != 204 && answer.status() != 404) {
                throw AdminApi.refusal("withdraw an invitation to " + organization, answer);
            }
        }
    }

    /** Who has followed such a link since then, as far as Keycloak has kept its events. */
    public List<Acceptance> acceptances(Instant since) {
        var answer = api.get("/events?type=INVITE_ORG&max=1000&dateFrom=" + since.toEpochMilli());
        if (answer.status() != 200) {
            throw AdminApi.refusal("tell who has joined", answer);
        }
        return answer.body()
                .valueStream()
                .filter(event -> event.path("details").hasNonNull("org_id")
                        && event.path("error").isMissingNode())
                .map(event -> new Acceptance(
                        event.path("id").asText(),
                        UUID.fromString(event.at("/details/org_id").asText())))
                .toList();
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

    private boolean isMember(UUID organization, String subject) {
        var answer = api.get("/organizations/" + organization + "/members/" + AdminApi.encode(subject));
        if (answer.status() != 200 && answer.status() != 400 && answer.status() != 404) {
            throw AdminApi.refusal("tell who belongs to " + organization, answer);
        }
        return answer.status() == 200;
    }

    private List<JsonNode> invitations(UUID organization, String email) {
        String address = email.toLowerCase(Locale.ROOT);
        var answer = api.get("/organizations/" + organization + "/invitations?email=" + AdminApi.encode(address));
        if (answer.status() != 200) {
            throw AdminApi.refusal("list the invitations to " + organization, answer);
        }
        return answer.body()
                .valueStream()
                .filter(invitation -> invitation.path("email").asText().equals(address))
                .toList();
    }

    private Optional<JsonNode> find(String property, String address) {
        var answer = api.get("/users?exact=true&briefRepresentation=true&" + property + "=" + AdminApi.encode(address));
        if (answer.status() != 200) {
            throw AdminApi.refusal("list accounts", answer);
        }
        return answer.body()
                .valueStream()
                .filter(account -> account.path(property).asText().equals(address))
                .findFirst();
    }

    private static boolean isVerified(JsonNode account) {
        return account.path("emailVerified").asBoolean();
    }

    private void takeAddress(JsonNode account, String address) {
        var without = new LinkedHashMap<String, Object>();
        without.put("username", newUserName());
        if (account.path("email").asText().equals(address)) {
            without.put("email", "");
        }
        String subject = account.path("id").asText();
        var answer = api.put("/users/" + AdminApi.encode(subject), without);
        if (answer.status() != 204 && answer.status() != 404) {
            throw AdminApi.refusal("take an address from an account", answer);
        }
    }

    private String createAccount(
            String address, @Nullable String firstName, @Nullable String lastName, @Nullable String locale) {
        var account = new LinkedHashMap<String, Object>();
        account.put("username", newUserName());
        account.put("email", address);
        account.put("emailVerified", true);
        account.put("enabled", true);
        account.put("firstName", firstName);
        account.put("lastName", lastName);
        account.put("requiredActions", List.of("UPDATE_PASSWORD"));
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
            return find("email", address)
                    .filter(Keycloak::isVerified)
                    .map(found -> found.path("id").asText())
                    .orElseThrow(() -> AdminApi.refusal("make an account", answer));
        }
        throw AdminApi.refusal("make an account", answer);
    }

    /** Of no meaning: people sign in by their address, which may change hands. */
    private static String newUserName() {
        return UUID.randomUUID().toString();
    }

    private static String lastSegment(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
