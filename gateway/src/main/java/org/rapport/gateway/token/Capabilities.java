package org.rapport.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.keys.HmacKey;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Refused;

/**
 * What anonymous callers hold: a key or link that a service signed, good for one purpose on one record of one tenant. A
 * capability that is forged, of another purpose or over does not exist, as far as its holder can tell.
 */
@Singleton
public final class Capabilities {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final Key key;
    private final Clock clock;
    private final Cache<String, Grant> checked = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    @Inject
    Capabilities(Keys keys) {
        this(new HmacKey(keys.capability()), Clock.systemUTC());
    }

    Capabilities(Key key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    public Optional<Grant> resolve(String capability, String purpose) {
        var known = checked.getIfPresent(capability);
        if (known == null) {
            known = verify(capability);
            if (known == null) {
                return Optional.empty();
            }
            checked.put(capability, known);
        }
        var principal = known.principal();
        return purpose.equals(principal.scope()) && !principal.isOver(clock.instant())
                ? Optional.of(known)
                : Optional.empty();
    }

    private @Nullable Grant verify(String capability) {
        try {
            return grantOf(
                    SignedToken.parse(capability, SignedToken.SHARED_SECRET).verify(key));
        } catch (Refused | IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable Grant grantOf(JsonObject claims) {
        var tenant = SignedToken.text(claims, "tid");
        var purpose = SignedToken.text(claims, "pur");
        var record = SignedToken.text(claims, "rec");
        if (tenant == null || purpose == null || purpose.isBlank() || purpose.contains(" ") || record == null) {
            return null;
        }
        var end = SignedToken.seconds(claims, "exp");
        return new Grant(Principal.anonymous(
                UUID.fromString(tenant),
                purpose,
                UUID.fromString(record),
                end == null ? Instant.MAX : Instant.ofEpochSecond(end)));
    }
}
