package org.rapport.kit.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The digest of a journal row: an HMAC-SHA-256 with a key that the database does not hold, so that whoever can write
 * the table cannot write a row that passes.
 *
 * <p>It covers every column, each with its length before it. A field of personal data is covered by its commitment,
 * SHA-256 of salt, name and value: once value and salt are emptied, the digest still verifies.
 */
public final class JournalDigest {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final ObjectMapper json;

    public JournalDigest(byte[] key, ObjectMapper json) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.json = json;
    }

    /**
     * The digest that {@code row} must carry.
     *
     * @throws IllegalArgumentException if a JSON column is none, or a value does not fit its commitment
     */
    public byte[] of(JournalRow row) {
        Mac mac = mac();
        add(mac, row.tenantId().toString());
        add(mac, row.id().toString());
        add(mac, row.transactionId().toString());
        add(mac, Integer.toString(row.transactionIndex()));
        add(mac, Integer.toString(row.transactionCount()));
        add(mac, row.aggregateType());
        add(mac, row.aggregateId().toString());
        add(mac, Long.toString(row.version()));
        add(mac, row.eventType());
        add(mac, row.time().toString());
        add(mac, row.actor());
        add(mac, row.requestId());
        add(mac, row.traceParent());
        add(mac, row.reason());
        JsonNode commitments = tree(row.commitments());
        tree(row.record())
                .properties()
                .forEach(field -> addField(mac, "/" + field.getKey(), field.getValue(), commitments));
        for (JsonNode change : tree(row.changes())) {
            String field = change.path("field").asText();
            addField(mac, field + "#before", change.path("before"), commitments);
            boolean alone = commitments.has(field + "#after") || !commitments.has(field);
            addField(mac, alone ? field + "#after" : field, change.path("after"), commitments);
        }
        return mac.doFinal();
    }

    /** Whether {@code row} is what was written when {@code digest} was. */
    public boolean verifies(JournalRow row, byte[] digest) {
        try {
            return MessageDigest.isEqual(of(row), digest);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The hash that commits to {@code value} without telling it. */
    static byte[] commitment(byte[] salt, String field, JsonNode value) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            sha.update(field.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return sha.digest(value.toString().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addField(Mac mac, String field, JsonNode value, JsonNode commitments) {
        add(mac, field);
        JsonNode commitment = commitments.get(field);
        if (commitment == null) {
            add(mac, value.toString());
            return;
        }
        JsonNode salt = commitment.path("salt");
        byte[] hash = bytes(commitment.path("hash"));
        if (salt.isTextual() && !MessageDigest.isEqual(hash, commitment(bytes(salt), field, value))) {
            throw new IllegalArgumentException(field + " is not what was committed to");
        }
        if (!salt.isTextual() && !value.isNull()) {
            throw new IllegalArgumentException(field + " was erased and is back");
        }
        mac.update(hash);
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getUrlDecoder().decode(base64.asText());
    }

    private static void add(Mac mac, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text == null ? -1 : bytes.length));
        mac.update(bytes);
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
