package org.rapport.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Sessions that ended before their tokens did. Remembered for longer than any access token lives; a refresh token of such
 * a session is refused by Keycloak itself.
 */
@Singleton
public final class RevokedSessions {

    /** Longer than any access token lives. */
    static final Duration REMEMBERED = Duration.ofHours(12);

    private final Cache<String, Boolean> sessions = Caffeine.newBuilder()
            .maximumSize(1_000_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    public void add(String session) {
        sessions.put(session, Boolean.TRUE);
    }

    public boolean contains(String session) {
        return sessions.getIfPresent(session) != null;
    }
}
