package org.rapport.gateway.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.rapport.gateway.token.Base64Url;
import org.rapport.gateway.token.Keys;
import org.rapport.gateway.token.SecretKeys;

/**
 * What a cookie holds is for the gateway's eyes only: AES-256-GCM, bound to the cookie's name. A value is the id of the
 * key, a dot, and what was sealed.
 */
@Singleton
final class CookieCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final char SEPARATOR = '.';
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String current;
    private final Map<String, SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    @Inject
    CookieCipher(Keys keys) {
        this(keys.session());
    }

    CookieCipher(SecretKeys secrets) {
        current = secrets.currentId();
        keys = secrets.all().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, key -> new SecretKeySpec(key.getValue(), "AES")));
    }

    String seal(String cookie, String text) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, keys.get(current), nonce, cookie)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return current + SEPARATOR + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The session key does not encrypt", failure);
        }
    }

    /** How long the value for a text becomes. */
    int sealedLength(String text) {
        var bytes = NONCE_BYTES + text.getBytes(StandardCharsets.UTF_8).length + TAG_BITS / 8;
        return current.length() + 1 + (bytes * 4 + 2) / 3;
    }

    /** The text, if the value was made by {@link #seal} for a cookie of this name, with a key that is still there. */
    Optional<String> open(String cookie, String value) {
        var separator = value.indexOf(SEPARATOR);
        var key = separator < 0 ? null : keys.get(value.substring(0, separator));
        var sealed = value.substring(separator + 1);
        if (key == null || !Base64Url.isCanonical(sealed)) {
            return Optional.empty();
        }
        try {
            var whole = Base64.getUrlDecoder().decode(sealed);
            if (whole.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            var nonce = Arrays.copyOf(whole, NONCE_BYTES);
            var text = cipher(Cipher.DECRYPT_MODE, key, nonce, cookie)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String cookie)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(cookie.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
