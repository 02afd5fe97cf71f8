package org.rapport.gateway.session;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.token.Principal;
import org.rapport.gateway.token.Principal.ActorType;

/**
 * A browser's login, as its cookie holds it: who it is, and the refresh token. The access token is not kept: all that is
 * needed of it is in the principal, and two tokens would not fit into a cookie.
 */
record Session(Principal principal, String refreshToken, Instant signedInAt) {

    private static final int LONGEST_NAME = 128;

    String toJson() {
        var json = new JsonObject()
                .put("sub", principal.subject())
                .put("until", principal.until().getEpochSecond())
                .put("in", signedInAt.getEpochSecond())
                .put("refresh", refreshToken);
        put(json, "tenant", principal.tenant());
        put(json, "org", principal.organization());
        put(json, "name", shortened(principal.name()));
        put(json, "user", shortened(principal.username()));
        put(json, "email", shortened(principal.email()));
        put(json, "client", principal.client());
        put(json, "scope", principal.scope());
        put(json, "acr", principal.acr());
        put(json, "sid", principal.session());
        if (principal.operator()) {
            json.put("operator", true);
        }
        if (principal.authTime() != null) {
            json.put("auth", principal.authTime());
        }
        return json.encode();
    }

    /** Reads what {@link #toJson} wrote; empty where an older release wrote something else. */
    static Optional<Session> parse(String text) {
        try {
            var json = new JsonObject(text);
            var tenant = json.getString("tenant");
            var principal = new Principal(
                    required(json, "sub"),
                    ActorType.PERSON,
                    tenant == null ? null : UUID.fromString(tenant),
                    json.getString("org"),
                    json.getString("name"),
                    json.getString("user"),
                    json.getString("email"),
                    json.getString("client"),
                    json.getString("scope"),
                    null,
                    null,
                    json.getBoolean("operator", false),
                    json.getString("acr"),
                    json.getLong("auth"),
                    json.getString("sid"),
                    Instant.ofEpochSecond(json.getLong("until", 0L)));
            return Optional.of(
                    new Session(principal, required(json, "refresh"), Instant.ofEpochSecond(json.getLong("in", 0L))));
        } catch (DecodeException | IllegalArgumentException | ClassCastException _) {
            return Optional.empty();
        }
    }

    private static String required(JsonObject json, String name) {
        var value = json.getString(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static void put(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }
}
