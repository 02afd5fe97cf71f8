package org.rapport.gateway.token;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whoever calls, as far as the services need to know.
 *
 * @param tenant the organisation acted in; null for someone who belongs to none
 * @param organization the alias of that organisation
 * @param scope space separated; of an anonymous caller exactly one
 * @param record the one record that an anonymous caller's capability is about
 * @param visitor tells an anonymous caller from another with the same capability; see {@link Visitors}
 * @param operator a platform administrator acting in the organisation {@code platform}, with a second factor
 * @param session Keycloak's session id
 * @param until when the credential behind this ends
 */
public record Principal(
        String subject,
        ActorType type,
        @Nullable UUID tenant,
        @Nullable String organization,
        @Nullable String name,
        @Nullable String username,
        @Nullable String email,
        @Nullable String client,
        @Nullable String scope,
        @Nullable UUID record,
        @Nullable String visitor,
        boolean operator,
        @Nullable String acr,
        @Nullable Long authTime,
        @Nullable String session,
        Instant until) {

    public static final String ANONYMOUS = "anonymous";

    /** The alias of the operator's own organisation. */
    public static final String PLATFORM = "platform";

    private static final String GATEWAY = "gateway";

    /** Someone unknown who holds a capability: one tenant, one scope, one record. */
    static Principal anonymous(UUID tenant, String scope, UUID record, String visitor, Instant until) {
        return new Principal(
                ANONYMOUS,
                ActorType.ANONYMOUS,
                tenant,
                null,
                null,
                null,
                null,
                null,
                scope,
                record,
                visitor,
                false,
                null,
                null,
                null,
                until);
    }

    /** The gateway itself, asking on its own account for what that scope allows. */
    public static Principal gateway(String scope) {
        return new Principal(
                GATEWAY,
                ActorType.SERVICE,
                null,
                null,
                null,
                null,
                null,
                null,
                scope,
                null,
                null,
                false,
                null,
                null,
                null,
                Instant.MAX);
    }

    /** Who this is to quotas and places; asked only of one who acts in an organisation. */
    public Caller caller() {
        return new Caller(
                Objects.requireNonNull(tenant), visitor != null ? visitor : subject, record != null ? record : client);
    }

    /** How many characters all of its texts have. */
    int length() {
        return Stream.of(subject, organization, name, username, email, client, scope, acr, session)
                .filter(Objects::nonNull)
                .mapToInt(String::length)
                .sum();
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /** The kind of caller, by the word the services know. */
    public enum ActorType {
        PERSON("person"),
        SERVICE("service"),
        ANONYMOUS("anonymous");

        private final String word;

        ActorType(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
