package org.rapport.gateway.token;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.Key;
import java.time.Instant;
import java.util.Collection;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A signed token whose algorithm is one we allow; nothing it says is true before {@link #verify}. */
final class SignedToken {

    /** Only signatures that the verifier could not make itself: neither {@code none} nor a shared secret. */
    static final AlgorithmConstraints ASYMMETRIC = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    static final AlgorithmConstraints SHARED_SECRET =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

    private static final int LONGEST = 16_384;

    private final JsonWebSignature signature;

    private SignedToken(JsonWebSignature signature) {
        this.signature = signature;
    }

    static SignedToken parse(String text, AlgorithmConstraints allowed) {
        if (text.length() > LONGEST) {
            throw Challenge.refused("The token is too long");
        }
        if (!isCompact(text)) {
            throw Challenge.refused("The token is no signed token of an accepted kind");
        }
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(allowed);
            signature.setCompactSerialization(text);
            signature.getAlgorithm();
            return new SignedToken(signature);
        } catch (JoseException _) {
            throw Challenge.refused("The token is no signed token of an accepted kind");
        }
    }

    /** Three parts, each in its one form; jose4j alone also reads others, which would be other tokens to a cache. */
    private static boolean isCompact(String text) {
        var first = text.indexOf('.');
        var second = text.indexOf('.', first + 1);
        return first > 0
                && second > 0
                && Base64Url.isCanonical(text, 0, first)
                && Base64Url.isCanonical(text, first + 1, second)
                && Base64Url.isCanonical(text, second + 1, text.length());
    }

    @Nullable
    String keyId() {
        return signature.getKeyIdHeaderValue();
    }

    /** The claims, when the signature is the key's. */
    JsonObject verify(Key key) {
        try {
            signature.setKey(key);
            if (signature.verifySignature()) {
                return new JsonObject(signature.getPayload());
            }
        } catch (JoseException | DecodeException _) {
            throw Challenge.refused("The token cannot be verified");
        }
        throw Challenge.refused("The signature is wrong");
    }

    /** When the token ends; refuses one that has ended, is not valid yet, or never ends. */
    static Instant checkTimes(JsonObject claims, Instant now, long leewaySeconds) {
        var end = seconds(claims, "exp");
        if (end == null) {
            throw Challenge.refused("The token has no end");
        }
        var instant = now.getEpochSecond();
        if (end <= instant - leewaySeconds) {
            throw Challenge.refused("The token has expired");
        }
        for (var name : new String[] {"nbf", "iat"}) {
            var begin = seconds(claims, name);
            if (begin != null && begin > instant + leewaySeconds) {
                throw Challenge.refused("The token is not valid yet");
            }
        }
        return Instant.ofEpochSecond(Math.min(end, instant + 366L * 24 * 3600));
    }

    static void checkIssuer(JsonObject claims, String issuer) {
        if (!issuer.equals(claims.getValue("iss"))) {
            throw Challenge.refused("The token has another issuer");
        }
    }

    /** The token has to be for one of {@code audiences}. */
    static void checkAudience(JsonObject claims, Collection<String> audiences) {
        var found = claims.getValue("aud");
        if (audiences.stream()
                .noneMatch(one -> one.equals(found) || found instanceof JsonArray all && all.contains(one))) {
            throw Challenge.refused("The token is for another audience");
        }
    }

    static @Nullable String text(JsonObject claims, String name) {
        return claims.getValue(name) instanceof String text ? text : null;
    }

    static @Nullable Long seconds(JsonObject claims, String name) {
        var value = claims.getValue(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw Challenge.refused("The token has a malformed time");
    }
}
