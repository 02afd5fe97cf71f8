package org.rapport.gateway.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rapport.gateway.exchange.ClientAddresses;

/**
 * Tells anonymous callers apart by where they ask from, without telling services where that is: a keyed digest of the
 * network. The key never leaves the gateway, and each tenant has digests of its own, so that two of them do not find out
 * that they have the same visitor. Visitors behind one address are one.
 */
@Singleton
final class Visitors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGEST_BYTES = 16;

    private final SecretKeySpec key;

    @Inject
    Visitors(Keys keys) {
        this(keys.session().current());
    }

    /** @param secret of which the key is derived, so that it can serve for something else too */
    Visitors(byte[] secret) {
        key = new SecretKeySpec(mac(new SecretKeySpec(secret, ALGORITHM), "visitor"), ALGORITHM);
    }

    /** Who asks from {@code address}, to {@code tenant}. */
    String visitor(UUID tenant, String address) {
        var digest = mac(key, tenant + " " + ClientAddresses.network(address));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The session key makes no digest", failure);
        }
    }
}
