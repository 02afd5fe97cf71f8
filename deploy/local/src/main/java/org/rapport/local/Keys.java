package org.rapport.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
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
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapport.local.process.Secret;

/**
 * The keys of gateway and services, as files: a folder for each of them with what it needs and nothing else; in a cluster
 * mounted secrets. Made once: another signing key would refuse every token under way, another journal key every digest
 * ever written.
 */
public final class Keys {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COORDINATE_BYTES = 32;
    private static final String GATEWAY = "gateway";
    private static final String CAPABILITY = "capability-keys.jwks";
    /** The services that mint capabilities. */
    private static final Set<Service> MINTING = EnumSet.of(Service.MARKETING);

    private final Path folder;

    private Keys(Path folder) {
        this.folder = folder;
    }

    /** Makes below that folder whichever file is missing. */
    public static Keys in(Path folder) {
        var keys = new Keys(folder);
        try {
            keys.make();
        } catch (IOException | GeneralSecurityException e) {
            throw new StackException("the keys cannot be made: " + e.getMessage(), e);
        }
        return keys;
    }

    /** The folder of the gateway's keys. */
    public Path gateway() {
        return folder.resolve(GATEWAY);
    }

    /** The folder of a service's keys. */
    public Path service(String name) {
        return folder.resolve(name);
    }

    private void make() throws IOException, GeneralSecurityException {
        Path signing = gateway().resolve("internal-signing.jwk");
        if (!Files.exists(signing)) {
            Secret.write(signing, json(signingKey()));
        }
        Map<String, String> published = publicPart(JSON.readValue(Files.readString(signing), new TypeReference<>() {}));
        Secret.in(gateway().resolve("session-keys.jwks"), Keys::secretKeys);
        String capability = Secret.in(gateway().resolve(CAPABILITY), Keys::secretKeys);
        for (Service service : Service.values()) {
            Path own = service(service.toString());
            Secret.in(own.resolve("internal-keys.jwks"), () -> json(Map.of("keys", List.of(published))));
            Secret.in(own.resolve("journal-" + service + ".key"));
            if (MINTING.contains(service)) {
                Secret.in(own.resolve(CAPABILITY), () -> capability);
            }
        }
    }

    /** A set with one secret key of 256 bits. */
    private static String secretKeys() {
        String secret = Secret.random();
        String id = Secret.random().substring(0, 8);
        return json(Map.of("keys", List.of(Map.of("kty", "oct", "kid", id, "k", secret))));
    }

    /** A private EC P-256 key as JWK, its id the RFC 7638 thumbprint. */
    private static Map<String, String> signingKey() throws GeneralSecurityException {
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
    private static String thumbprint(Map<String, String> required) throws GeneralSecurityException {
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

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
