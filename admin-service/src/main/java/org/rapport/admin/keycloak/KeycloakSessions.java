package org.rapport.admin.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Logins in Keycloak. Throws what {@link Keycloak} does. */
@ApplicationScoped
public class KeycloakSessions {

    private final AdminApi api;

    KeycloakSessions(AdminApi api) {
        this.api = api;
    }

    /** All sessions of an account, also those that outlive the browser. */
    public List<KeycloakSession> of(String subject) {
        String account = "/users/" + AdminApi.encode(subject);
        Stream<KeycloakSession> online = list(account + "/sessions").map(found -> session(found, false));
        Stream<KeycloakSession> offline = list(account + "/consents")
                .flatMap(consent -> consent.path("additionalGrants").valueStream())
                .map(grant -> grant.path("client").asText())
                .distinct()
                .flatMap(client -> list(account + "/offline-sessions/" + AdminApi.encode(client)))
                .map(found -> session(found, true));
        return Stream.concat(online, offline).toList();
    }

    /** Ends a session; no token of it is renewed any more. */
    public void end(KeycloakSession session) {
        var answer =
                api.delete("/sessions/" + AdminApi.encode(session.id()) + (session.offline() ? "?isOffline=true" : ""));
        if (answer.status() != 204 && answer.status() != 404) {
            throw AdminApi.refusal("end a session", answer);
        }
    }

    /** The things of a list; none where what they belong to is gone. */
    private Stream<JsonNode> list(String path) {
        var answer = api.get(path);
        if (answer.status() == 404) {
            return Stream.empty();
        }
        if (answer.status() != 200) {
            throw AdminApi.refusal("show sessions", answer);
        }
        return answer.body().valueStream();
    }

    private static KeycloakSession session(JsonNode found, boolean offline) {
        return new KeycloakSession(
                found.path("id").asText(),
                found.path("clients")
                        .valueStream()
                        .map(JsonNode::asText)
                        .sorted()
                        .toList(),
                found.path("ipAddress").asText(),
                Instant.ofEpochMilli(found.path("start").asLong()),
                Instant.ofEpochMilli(found.path("lastAccess").asLong()),
                offline);
    }
}
