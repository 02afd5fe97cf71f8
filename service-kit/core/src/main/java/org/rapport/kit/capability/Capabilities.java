package org.rapport.kit.capability;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.rapport.kit.config.ServiceConfig;

/**
 * Mints capabilities: JWTs that say for which record of which tenant they are good, what for, and how long. The gateway
 * checks them by itself; what it lets through arrives as a caller with that one scope on that one record.
 *
 * <p>They are signed with the first key of {@code capability-keys.jwks}, which the gateway has too. A service that mints
 * none needs no such file.
 */
@Singleton
public class Capabilities {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 6;
    private static final String FILE = "capability-keys.jwks";

    private final JsonWebKey key;

    @Inject
    Capabilities(ServiceConfig config) throws IOException {
        this(Files.readString(config.keysDir().resolve(FILE)));
    }

    Capabilities(String keys) {
        try {
            key = new JsonWebKeySet(keys).getJsonWebKeys().getFirst();
        } catch (JoseException | NoSuchElementException e) {
            throw new IllegalStateException(FILE + " is no JWK set, or an empty one", e);
        }
        if (!(key instanceof OctetSequenceJsonWebKey) || key.getKeyId() == null) {
            throw new IllegalStateException(FILE + ": its first key has to be of kty oct, with a kid");
        }
    }

    /**
     * A new capability for {@code purpose} on {@code record}; no two are the same.
     *
     * @param purpose the scope of who brings it, such as {@code form:submit}
     * @param end when it ends, to the second
     */
    public String mint(UUID tenant, String purpose, UUID record, Instant end) {
        var claims = new JwtClaims();
        claims.setStringClaim("tid", tenant.toString());
        claims.setStringClaim("pur", purpose);
        claims.setStringClaim("rec", record.toString());
        claims.setJwtId(randomId());
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setKey(key.getKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the capability key does not sign", e);
        }
    }

    private static String randomId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
