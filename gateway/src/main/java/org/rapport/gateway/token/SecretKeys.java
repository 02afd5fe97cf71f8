package org.rapport.gateway.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Secret keys for one purpose, each with an id: the first makes what is new, all are good for what was made before. So a
 * key is exchanged without ending anything: the next one is added behind, then put first, and the old one goes when all
 * that it made has ended.
 */
public final class SecretKeys {

    private static final int KEY_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");

    private final Map<String, byte[]> keys;

    private SecretKeys(Map<String, byte[]> keys) {
        this.keys = keys;
    }

    /** @param json a JWK set (RFC 7517) of {@code oct} keys with {@code kid} and 256 bits each */
    public static SecretKeys parse(String file, String json) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        try {
            for (var key : new JsonWebKeySet(json).getJsonWebKeys()) {
                if (!(key instanceof OctetSequenceJsonWebKey secret)
                        || key.getKeyId() == null
                        || !ID.matcher(key.getKeyId()).matches()
                        || secret.getOctetSequence().length != KEY_BYTES
                        || keys.put(key.getKeyId(), secret.getOctetSequence()) != null) {
                    throw new IllegalStateException(
                            file + ": each key has to be of kty oct, with 32 bytes and a kid of its own");
                }
            }
        } catch (JoseException failure) {
            throw new IllegalStateException(file + " is no JWK set", failure);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException(file + " holds no key");
        }
        return new SecretKeys(keys);
    }

    /** The id of the key that makes what is new. */
    public String currentId() {
        return keys.keySet().iterator().next();
    }

    /** The key that makes what is new. */
    public byte[] current() {
        return keys.get(currentId()).clone();
    }

    /** Every key by its id, the current one first. */
    public Map<String, byte[]> all() {
        Map<String, byte[]> copy = new LinkedHashMap<>();
        keys.forEach((id, key) -> copy.put(id, key.clone()));
        return copy;
    }
}
