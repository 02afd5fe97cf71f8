package org.rapport.gateway.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.token.Grant.InternalToken;

/**
 * Makes the one credential that services accept. A token lives for a minute and is used for three quarters of it, so a
 * service always has some seconds left to look at it.
 */
@Singleton
public final class InternalTokens {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration REST = Duration.ofSeconds(15);

    private final PublicJsonWebKey key;
    private final Clock clock;

    @Inject
    InternalTokens(Keys keys) {
        this(keys.internalSigning(), Clock.systemUTC());
    }

    InternalTokens(PublicJsonWebKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * The Authorization header for that one service; another takes it no more than a stranger's.
     *
     * @param service its word, such as {@code sales}
     */
    public String authorizationFor(Grant grant, String service) {
        var now = clock.instant();
        var usable = grant.tokenFor(service, now);
        return (usable != null ? usable : grant.keep(service, sign(grant.principal(), service, now))).authorization();
    }

    private InternalToken sign(Principal principal, String service, Instant now) {
        var end = now.plus(LIFE);
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims(principal, service, now, end).toJson());
        try {
            return new InternalToken("Bearer " + signature.getCompactSerialization(), end.minus(REST));
        } catch (JoseException failure) {
            throw new IllegalStateException("The internal signing key does not sign", failure);
        }
    }

    private static JwtClaims claims(Principal principal, String service, Instant now, Instant end) {
        var claims = new JwtClaims();
        claims.setIssuer("crm-gateway");
        claims.setAudience("crm-" + service);
        claims.setSubject(principal.subject());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setStringClaim("actor_type", principal.type().word());
        put(claims, "tenant", principal.tenant());
        put(claims, "name", principal.name());
        put(claims, "preferred_username", principal.username());
        put(claims, "email", principal.email());
        put(claims, "client", principal.client());
        put(claims, "scope", principal.scope());
        put(claims, "record", principal.record());
        put(claims, "visitor", principal.visitor());
        put(claims, "acr", principal.acr());
        put(claims, "sid", principal.session());
        if (principal.operator()) {
            claims.setClaim("operator", true);
        }
        if (principal.authTime() != null) {
            claims.setClaim("auth_time", principal.authTime());
        }
        return claims;
    }

    private static void put(JwtClaims claims, String name, @Nullable Object value) {
        if (value != null) {
            claims.setStringClaim(name, value.toString());
        }
    }
}
