package org.rapport.kit.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.rapport.kit.problem.DomainException;

/**
 * What a journal row may hold, so that its event can be published: Kafka takes a megabyte, and what it does not take would
 * be missing from the stream for ever.
 */
final class RowSize {

    /** How many bytes record and changes may have together, as JSON in UTF-8 writes them. */
    static final int MOST = 900_000;

    private static final int MOST_BYTES_OF_A_UNIT = 3;

    private RowSize() {}

    /**
     * Requires that {@code row}, of {@code record}, can be published.
     *
     * @throws DomainException.RuleBroken if not, naming the field that is longest
     */
    static void require(JournalRow row, ObjectNode record) {
        long units = (long) row.record().length() + row.changes().length();
        if (units * MOST_BYTES_OF_A_UNIT <= MOST || bytes(row.record()) + bytes(row.changes()) <= MOST) {
            return;
        }
        String longest = record.properties().stream()
                .max(Map.Entry.comparingByValue(
                        (one, other) -> Long.compare(bytes(one.toString()), bytes(other.toString()))))
                .orElseThrow()
                .getKey();
        throw new DomainException.RuleBroken(
                "record-too-large",
                "The record would have more than %d bytes.".formatted(MOST),
                "/" + longest,
                "must be shorter: it is the longest field");
    }

    private static long bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 0x80) {
                bytes++;
            } else if (unit < 0x800 || Character.isSurrogate(unit)) {
                bytes += 2;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
