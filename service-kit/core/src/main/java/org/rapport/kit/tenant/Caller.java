package org.rapport.kit.tenant;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf the current work is done, as the gateway vouches for it.
 *
 * @param tenant     the organisation; absent only where a caller belongs to none
 * @param subject    the person's id in Keycloak, the client's for a service, {@code anonymous}, or a consumer's name
 * @param name       for people to read, in history and audit
 * @param kind       what sort of caller it is
 * @param client     the application through which the call came
 * @param scopes     for an anonymous caller the one purpose that the capability names
 * @param record     for an anonymous caller the record that the capability names
 * @param visitor    for an anonymous caller what tells it from another one; of no meaning but that
 * @param operator   whether a platform administrator acts in the organisation {@code platform}
 * @param acr        how the person has signed in: 1 by one factor, 2 by two; absent where nobody did
 * @param onBehalfOf the impersonating or causing subject, when another one acts
 */
public record Caller(
        @Nullable UUID tenant,
        String subject,
        String name,
        Kind kind,
        @Nullable String client,
        Set<String> scopes,
        @Nullable UUID record,
        @Nullable String visitor,
        boolean operator,
        @Nullable String acr,
        @Nullable String onBehalfOf) {

    /** Sorts of callers, as {@code actor_type} of the internal token and {@code actortype} of events name them. */
    public enum Kind {
        PERSON,
        SERVICE,
        ANONYMOUS,
        SYSTEM;

        /** The name in tokens and events. */
        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Caller {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        scopes = Set.copyOf(scopes);
    }

    /** The suite itself, working for {@code tenant}: a consumer, a job. {@code name} says which. */
    public static Caller system(UUID tenant, String name, @Nullable String onBehalfOf) {
        return new Caller(tenant, name, name, Kind.SYSTEM, null, Set.of(), null, null, false, null, onBehalfOf);
    }
}
