package org.rapport.events;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * One link of the chain by which a producer commits to what its journal holds, on topic {@link Topics#SEALS} with the
 * producer's name as key. Who keeps the seals finds out when a row is changed, removed or slipped in afterwards; who has
 * only the database cannot make the chain fit again.
 *
 * <p>The seals of a producer count from 1 without gap, each naming the hash of the one before. A row is sealed after it
 * was published, in its own seal; after a lost replication slot it may be in a second one, with the same digest. A seal
 * may arrive twice, then with the same hash.
 *
 * @param service  the producer, such as {@code sales}
 * @param number   its place in the chain, from 1
 * @param previous hash of the seal before, 64 zeros for the first
 * @param count    how many rows are sealed
 * @param root     SHA-256 over the rows in order of their ids: 16 bytes of id, then the digest, of each
 * @param time     when it was sealed
 * @param hash     SHA-256 of the lines {@code service, number, previous, count, root, time}, joined by a newline
 * @param rows     what is sealed, in order of ids
 */
public record Seal(
        String service,
        long number,
        String previous,
        int count,
        String root,
        Instant time,
        String hash,
        List<Row> rows) {

    /** What the first seal of a chain names as its previous one. */
    public static final String NONE = "0".repeat(64);

    /** The most rows of one seal: its message stays below 900 kB. */
    public static final int MOST_ROWS = 4_000;

    private static final HexFormat HEX = HexFormat.of();

    /**
     * A sealed row of the journal.
     *
     * @param tenantId whose it is
     * @param eventId  the id of its event
     * @param digest   its HMAC, in hexadecimal
     */
    public record Row(UUID tenantId, UUID eventId, String digest) {

        public Row {
            requireNonNull(tenantId, "tenantId");
            requireNonNull(eventId, "eventId");
            requireNonNull(digest, "digest");
        }
    }

    public Seal {
        requireNonNull(service, "service");
        requireNonNull(previous, "previous");
        requireNonNull(root, "root");
        time = requireNonNull(time, "time").truncatedTo(ChronoUnit.MICROS);
        requireNonNull(hash, "hash");
        rows = Copies.of(rows);
    }

    /** The seal of {@code rows}, in whatever order they come. */
    public static Seal of(String service, long number, String previous, Instant time, List<Row> rows) {
        List<Row> sorted = rows.stream()
                .sorted(Comparator.comparing(row -> row.eventId().toString()))
                .toList();
        Instant exact = time.truncatedTo(ChronoUnit.MICROS);
        String root = root(sorted);
        String hash = hash(service, number, previous, sorted.size(), root, exact);
        return new Seal(service, number, previous, sorted.size(), root, exact, hash, sorted);
    }

    /** Whether count, root and hash are those of its content. */
    public boolean isConsistent() {
        return count == rows.size()
                && root.equals(root(rows))
                && hash.equals(hash(service, number, previous, count, root, time));
    }

    /** Whether it is the next link after {@code before}. */
    public boolean follows(Seal before) {
        return service.equals(before.service) && number == before.number + 1 && previous.equals(before.hash);
    }

    private static String root(List<Row> rows) {
        MessageDigest sha = sha256();
        for (Row row : rows) {
            sha.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(row.eventId().getMostSignificantBits())
                    .putLong(row.eventId().getLeastSignificantBits())
                    .flip());
            sha.update(HEX.parseHex(row.digest()));
        }
        return HEX.formatHex(sha.digest());
    }

    private static String hash(String service, long number, String previous, int count, String root, Instant time) {
        String lines = String.join(
                "\n", service, Long.toString(number), previous, Integer.toString(count), root, time.toString());
        return HEX.formatHex(sha256().digest(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
