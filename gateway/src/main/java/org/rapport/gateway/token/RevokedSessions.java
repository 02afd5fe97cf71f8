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

    private static final Duration LONGER_THAN_A_TOKEN = Duration.ofHours(12);

    private final Cache<String, Boolean> sessions = Caffeine.newBuilder()
            .maximumSize(1_000_000)
            .expireAfterWrite(LONGER_THAN_A_TOKEN)
            .build();

    public void add(String session) {
        sessions.put(session, Boolean.TRUE);
    }

    public boolean contains(String session) {
        return sessions.getIfPresent(session) != null;
    }
}
