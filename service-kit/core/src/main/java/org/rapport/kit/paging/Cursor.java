package org.rapport.kit.paging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.rapport.kit.problem.DomainException;

/**
 * The opaque text that says where a page ended: the row's id, a hash of the list it belongs to, and its sort key. A
 * cursor of another tenant, sort or filter is refused rather than answered with a page that means nothing.
 */
final class Cursor {

    private static final int BINDING_LENGTH = 16;
    private static final int ID_LENGTH = 36;

    private Cursor() {}

    static String encode(Object key, UUID id, String binding) {
        byte[] text = (hash(binding) + id + key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    static Sort.Position decode(String cursor, String binding, Sort sort) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.length() > BINDING_LENGTH + ID_LENGTH && text.startsWith(hash(binding))) {
                String id = text.substring(BINDING_LENGTH, BINDING_LENGTH + ID_LENGTH);
                return new Sort.Position(sort.read(text.substring(BINDING_LENGTH + ID_LENGTH)), UUID.fromString(id));
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
