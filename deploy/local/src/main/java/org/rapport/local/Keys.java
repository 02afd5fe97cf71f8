package org.rapport.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rapport.local.process.Secret;

/**
 * The keys that gateway and services share, as files; in a cluster a mounted secret. Made once: another signing key
 * would refuse every token under way, another journal key every digest ever written.
 */
public final class Keys {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COORDINATE_BYTES = 32;

    private Keys() {}

    /** Makes in that folder whichever file is missing, and returns the folder. */
    public static Path in(Path folder) {
        try {
            Path signing = folder.resolve("internal-signing.jwk");
            if (!Files.exists(signing)) {
                Map<String, String> key = signingKey();
                Secret.write(folder.resolve("internal-keys.jwks"), json(Map.of("keys", List.of(publicPart(key)))));
                Secret.write(signing, json(key)); // last: where it is, the public part is too
            }
            Secret.in(folder.resolve("capability.key"));
            Secret.in(folder.resolve("session.key"));
            for (Service service : Service.values()) {
                Secret.in(folder.resolve("journal-" + service + ".key"));
            }
            return folder;
        } catch (IOException | GeneralSecurityException e) {
            throw new StackException("the keys cannot be made: " + e.getMessage(), e);
        }
    }

    /** A private EC P-256 key as JWK, its id the RFC 7638 thumbprint. */
    private static Map<String, String> signingKey() throws GeneralSecurityException, JsonProcessingException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        var publicKey = (ECPublicKey) pair.getPublic();
        Map<String, String> key = new LinkedHashMap<>();
        key.put("crv", "P-256");
        key.put("kty", "EC");
        key.put("x", coordinate(publicKey.getW().getAffineX()));
        key.put("y", coordinate(publicKey.getW().getAffineY()));
        key.put("kid", thumbprint(key));
        key.put("alg", "ES256");
        key.put("use", "sig");
        key.put("d", coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
        return key;
    }

    private static Map<String, String> publicPart(Map<String, String> key) {
        Map<String, String> part = new LinkedHashMap<>(key);
        part.remove("d");
        return part;
    }

    /** The digest of the required members in the order of their names, which is the order of the map. */
    private static String thumbprint(Map<String, String> required)
            throws GeneralSecurityException, JsonProcessingException {
        return base64(MessageDigest.getInstance("SHA-256").digest(json(required).getBytes(StandardCharsets.UTF_8)));
    }

    private static String coordinate(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(signed.length, COORDINATE_BYTES);
        System.arraycopy(signed, signed.length - length, fixed, COORDINATE_BYTES - length, length);
        return base64(fixed);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String json(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }
}
