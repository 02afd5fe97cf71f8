package org.rapport.gateway.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a credential is remembered by: its SHA-256. It takes as much room for every credential, however long, and a copy of
 * the memory gives none away.
 */
public record Digest(long first, long second, long third, long fourth) {

    public static Digest of(String credential) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8));
            var words = ByteBuffer.wrap(digest).asLongBuffer();
            return new Digest(words.get(), words.get(), words.get(), words.get());
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }
}
