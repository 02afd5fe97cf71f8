package org.rapport.admin.keycloak;

import java.time.Instant;
import java.util.List;

/**
 * A login at Keycloak.
 *
 * @param id        the claim {@code sid} of its tokens
 * @param clients   the applications that were signed in to
 * @param address   from which it was begun
 * @param startedAt when the person signed in
 * @param seenAt    when it was used last
 * @param offline   whether it stands for an offline token
 */
public record KeycloakSession(
        String id, List<String> clients, String address, Instant startedAt, Instant seenAt, boolean offline) {}
