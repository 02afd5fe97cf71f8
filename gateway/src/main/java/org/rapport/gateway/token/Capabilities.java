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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.keys.HmacKey;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Refused;

/**
 * What anonymous callers hold: a key or link that a service signed, good for one purpose on one record of one tenant. A
 * capability that is forged, of another purpose, without an end or over does not exist, as far as its holder can tell.
 */
@Singleton
public final class Capabilities {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final Map<String, Key> keys;
    private final Visitors visitors;
    private final Clock clock;
    private final Cache<Digest, Capability> checked = remembering();
    private final Cache<Principal, Grant> grants = remembering();

    @Inject
    Capabilities(Keys keys, Visitors visitors) {
        this(keys.capability(), visitors, Clock.systemUTC());
    }

    Capabilities(SecretKeys secrets, Visitors visitors, Clock clock) {
        this.keys = secrets.all().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, key -> new HmacKey(key.getValue())));
        this.visitors = visitors;
        this.clock = clock;
    }

    /** Who asks from {@code address} with {@code capability}, if that is good for {@code purpose}. */
    public Optional<Principal> resolve(String capability, String purpose, String address) {
        var digest = Digest.of(capability);
        var known = checked.getIfPresent(digest);
        if (known == null) {
            known = verify(capability);
            if (known == null) {
                return Optional.empty();
            }
            checked.put(digest, known);
        }
        if (!purpose.equals(known.purpose()) || !clock.instant().isBefore(known.until())) {
            return Optional.empty();
        }
        return Optional.of(known.heldBy(visitors.visitor(known.tenant(), address)));
    }

    /** The visitor's grant, which is nobody else's. Remembered, so asked for only once the limits have let him pass. */
    public Grant grantOf(Principal visitor) {
        return grants.get(visitor, Grant::new);
    }

    private @Nullable Capability verify(String capability) {
        try {
            var token = SignedToken.parse(capability, SignedToken.SHARED_SECRET);
            var key = token.keyId() == null ? null : keys.get(token.keyId());
            return key == null ? null : Capability.of(token.verify(key));
        } catch (Refused | IllegalArgumentException _) {
            return null;
        }
    }

    private static <K, V> Cache<K, V> remembering() {
        return Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(REMEMBERED)
                .build();
    }

    /** What a capability says. */
    private record Capability(UUID tenant, String purpose, UUID record, Instant until) {

        static @Nullable Capability of(JsonObject claims) {
            var tenant = SignedToken.text(claims, "tid");
            var purpose = SignedToken.text(claims, "pur");
            var record = SignedToken.text(claims, "rec");
            var end = SignedToken.seconds(claims, "exp");
            if (tenant == null
                    || purpose == null
                    || purpose.isBlank()
                    || purpose.contains(" ")
                    || record == null
                    || end == null) {
                return null;
            }
            return new Capability(
                    UUID.fromString(tenant), purpose, UUID.fromString(record), Instant.ofEpochSecond(end));
        }

        Principal heldBy(String visitor) {
            return Principal.anonymous(tenant, purpose, record, visitor, until);
        }
    }
}
