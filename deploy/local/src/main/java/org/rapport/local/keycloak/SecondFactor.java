package org.rapport.local.keycloak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rapport.installation.secret.SecretFiles;
import org.rapport.local.StackException;

/**
 * What an authenticator app does (RFC 6238: SHA-1, six digits, steps of 30 seconds), with its secret in a file. The secret
 * comes from Keycloak's page on which the person sets it up.
 */
public final class SecondFactor {

    private static final long STEP_SECONDS = 30;
    private static final int DIGITS = 1_000_000;

    private final Path file;
    private final Clock clock;

    private SecondFactor(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** The one whose secret is in that file, or will be. */
    public static SecondFactor in(Path file) {
        return in(file, Clock.systemUTC());
    }

    static SecondFactor in(Path file, Clock clock) {
        return new SecondFactor(file, clock);
    }

    /** Keeps the secret that Keycloak shows, as its page has it: characters, not their Base32. */
    void setUp(String secret) {
        try {
            Files.deleteIfExists(used());
            SecretFiles.write(file, secret);
        } catch (IOException e) {
            throw new StackException("the secret " + file + " cannot be kept: " + e, e);
        }
    }

    /**
     * A code that was not given before. Keycloak takes none twice, but also that of the next 30 seconds; who needs a third
     * one waits for it.
     */
    public synchronized String code() {
        byte[] secret = secret();
        try {
            long last = Files.exists(used())
                    ? Long.parseLong(Files.readString(used()).strip())
                    : 0;
            long step = Math.max(step(), last + 1);
            while (step > step() + 1) {
                LockSupport.parkUntil(
                        Instant.ofEpochSecond((step - 1) * STEP_SECONDS).toEpochMilli());
            }
            SecretFiles.write(used(), Long.toString(step));
            return code(secret, step);
        } catch (IOException e) {
            throw new StackException("what codes were used cannot be kept in " + used() + ": " + e, e);
        }
    }

    private Path used() {
        return file.resolveSibling(file.getFileName() + ".used");
    }

    private long step() {
        return clock.instant().getEpochSecond() / STEP_SECONDS;
    }

    static String code(byte[] secret, long step) {
        byte[] digest =
                hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = digest[digest.length - 1] & 0xf;
        int number = ByteBuffer.wrap(digest, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return "%06d".formatted(number % DIGITS);
    }

    private byte[] secret() {
        try {
            return Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StackException("no second factor is set up yet: sign in first", e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "RAW"));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
