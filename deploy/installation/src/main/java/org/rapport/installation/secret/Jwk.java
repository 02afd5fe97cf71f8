package org.rapport.installation.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON Web Key (RFC 7517), with the times of OpenID Federation 1.0 (section 8.7.2): {@code iat}, when it was made, and
 * {@code exp}, when nothing that it made is good any longer.
 */
record Jwk(Map<String, Object> members) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COORDINATE_BYTES = 32;
    private static final String ISSUED = "iat";
    private static final String ENDS = "exp";
    private static final String ID = "kid";
    private static final String PRIVATE = "d";

    Jwk {
        members = new LinkedHashMap<>(members);
    }

    static Jwk parse(String json) {
        try {
            return new Jwk(JSON.readValue(json, new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JWK: " + e.getOriginalMessage(), e);
        }
    }

    /** A secret key of 256 bits. */
    static Jwk secret(Origin origin, Instant now) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("kty", "oct");
        key.put(ID, origin.keyId());
        key.put("k", origin.secret());
        key.put(ISSUED, now.getEpochSecond());
        return new Jwk(key);
    }

    /** A private EC P-256 key, its id the RFC 7638 thumbprint. */
    static Jwk signing(Origin origin, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            var publicKey = (ECPublicKey) pair.getPublic();
            Map<String, Object> key = new LinkedHashMap<>();
            key.put("crv", "P-256");
            key.put("kty", "EC");
            key.put("x", coordinate(publicKey.getW().getAffineX()));
            key.put("y", coordinate(publicKey.getW().getAffineY()));
            key.put(ID, origin.keyId(thumbprint(key)));
            key.put("alg", "ES256");
            key.put("use", "sig");
            key.put(ISSUED, now.getEpochSecond());
            key.put(PRIVATE, coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
            return new Jwk(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String id() {
        return String.valueOf(members.get(ID));
    }

    /** When it was made, if that was noted. */
    Optional<Instant> made() {
        return time(ISSUED);
    }

    /** From when nothing is good any longer that it made, if it makes nothing new. */
    Optional<Instant> end() {
        return time(ENDS);
    }

    Jwk ending(Instant end) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put(ENDS, end.getEpochSecond());
        return new Jwk(changed);
    }

    /** The same without its private half. */
    Jwk published() {
        Map<String, Object> part = new LinkedHashMap<>(members);
        part.remove(PRIVATE);
        return new Jwk(part);
    }

    String json() {
        return json(members);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Instant> time(String member) {
        return members.get(member) instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    /** The digest of the required members in the order of their names, which is the order of the map. */
    private static String thumbprint(Map<String, Object> required) throws GeneralSecurityException {
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
}
