package org.rapport.kit.paging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.rapport.kit.problem.DomainException;

/**
 * The opaque text that says where a page ended: a hash of the list it belongs to, the row's id, and its sort key, behind the time
 * of the first page where the list depends on that. A cursor of another tenant, sort or filter is refused rather than answered
 * with a page that means nothing.
 */
final class Cursor {

    private static final int BINDING_LENGTH = 16;
    private static final int ID_LENGTH = 36;
    private static final String SEPARATOR = " ";

    private Cursor() {}

    static String encode(Object key, UUID id, String binding) {
        byte[] text = (hash(binding) + id + key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** As part of a cursor, {@code key} in a list that depends on {@code now}. */
    static Object timed(Instant now, Object key) {
        return now + SEPARATOR + key;
    }

    /** @param timed whether the list depends on when it was asked for first */
    static Sort.Position decode(String cursor, String binding, Sort sort, boolean timed) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.length() > BINDING_LENGTH + ID_LENGTH && text.startsWith(hash(binding))) {
                String id = text.substring(BINDING_LENGTH, BINDING_LENGTH + ID_LENGTH);
                String key = text.substring(BINDING_LENGTH + ID_LENGTH);
                int begin = timed ? key.indexOf(SEPARATOR) : -1;
                Instant now = timed ? Instant.parse(key.substring(0, begin)) : null;
                return new Sort.Position(sort.read(key.substring(begin + 1)), UUID.fromString(id), now);
            }
        } catch (RuntimeException e) {
            // Not one of ours; refused below.
        }
        throw new DomainException.Malformed(
                "#cursor", "must be `next` of a page of this list, with its sort and filter");
    }

    private static String hash(String binding) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(binding.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, BINDING_LENGTH / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
