package org.rapport.events;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * One part of what a service answers to a {@link VerificationRequest}; on topic {@link Topics#VERIFICATION_ANSWERS}, with
 * the request's id as key. The parts of an answer come in order, and so do their rows: by event id, as PostgreSQL sorts.
 *
 * <p>A request may be answered twice, if a service is interrupted. Then the answers have different ids, and each is whole
 * or has no last part.
 *
 * @param request of {@link VerificationRequest}
 * @param service who answers, such as {@code sales}
 * @param id      of the answer as a whole
 * @param part    its place in the answer, from 0
 * @param last    whether there are no more parts
 * @param rows    packed: 16 bytes of event id, 32 of digest, one that is 1 if the row carries that digest
 */
public record VerificationAnswer(UUID request, String service, UUID id, int part, boolean last, byte[] rows) {

    /** The most rows of one part: its message stays below 300 kB. */
    public static final int MOST_ROWS = 4_000;

    private static final int DIGEST_BYTES = 32;
    private static final int ROW_BYTES = 2 * Long.BYTES + DIGEST_BYTES + 1;

    /**
     * What a row of the journal is now.
     *
     * @param eventId  its id
     * @param digest   computed anew from its content, in hexadecimal; zeros if the content allows none
     * @param verifies whether the row carries this digest
     */
    public record Row(UUID eventId, String digest, boolean verifies) {

        /** The digest of a row whose content allows none. */
        public static final String NONE = "00".repeat(DIGEST_BYTES);

        public Row {
            requireNonNull(eventId, "eventId");
            requireNonNull(digest, "digest");
        }
    }

    public VerificationAnswer {
        requireNonNull(request, "request");
        requireNonNull(service, "service");
        requireNonNull(id, "id");
        requireNonNull(rows, "rows");
        if (rows.length % ROW_BYTES != 0) {
            throw new IllegalArgumentException("the rows of part " + part + " are cut off");
        }
    }

    /** The part with {@code rows}. */
    public static VerificationAnswer of(
            VerificationRequest request, String service, UUID id, int part, boolean last, List<Row> rows) {
        var packed = ByteBuffer.allocate(rows.size() * ROW_BYTES);
        for (Row row : rows) {
            packed.putLong(row.eventId().getMostSignificantBits())
                    .putLong(row.eventId().getLeastSignificantBits())
                    .put(HexFormat.of().parseHex(row.digest()))
                    .put((byte) (row.verifies() ? 1 : 0));
        }
        return new VerificationAnswer(request.id(), service, id, part, last, packed.array());
    }

    /** The rows, in order. */
    public List<Row> unpacked() {
        var unpacked = new ArrayList<Row>(rows.length / ROW_BYTES);
        var packed = ByteBuffer.wrap(rows);
        byte[] digest = new byte[DIGEST_BYTES];
        while (packed.hasRemaining()) {
            var eventId = new UUID(packed.getLong(), packed.getLong());
            packed.get(digest);
            unpacked.add(new Row(eventId, HexFormat.of().formatHex(digest), packed.get() == 1));
        }
        return unpacked;
    }
}
