package org.rapport.kit.relay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Seal;

/** What was read and is not yet published. */
final class Batch {

    private static final int MOST_ROWS = 500;
    private static final int MOST_BYTES = 2_000_000;

    private final List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
    private final List<CommittedRow> rows = new ArrayList<>();
    private int bytes;
    private boolean inTransaction;
    private long lastSeal;
    private PgOutput.@Nullable Commit last;
    private @Nullable Instant oldest;

    void begin(PgOutput.Begin begin) {
        inTransaction = true;
        if (oldest == null) {
            oldest = begin.committedAt();
        }
    }

    void add(CommittedRow row, ProducerRecord<byte[], byte[]> event) {
        rows.add(row);
        events.add(event);
        bytes += event.value().length;
    }

    void add(Seal seal, ProducerRecord<byte[], byte[]> event) {
        lastSeal = seal.number();
        events.add(event);
        bytes += event.value().length;
    }

    void commit(PgOutput.Commit commit) {
        inTransaction = false;
        last = commit;
    }

    /** Whether it ends where a transaction does. */
    boolean isWhole() {
        return !inTransaction;
    }

    boolean isEmpty() {
        return events.isEmpty() && last == null;
    }

    boolean isFull() {
        return events.size() >= MOST_ROWS || bytes >= MOST_BYTES;
    }

    List<ProducerRecord<byte[], byte[]>> events() {
        return events;
    }

    /** The rows that the events are of, those that tell seals excepted. */
    List<CommittedRow> rows() {
        return rows;
    }

    /** When the oldest of its transactions committed. */
    @Nullable
    Instant oldest() {
        return oldest;
    }

    /** The end of the last transaction that is whole; null if there is none. */
    PgOutput.@Nullable Commit last() {
        return last;
    }

    /** The number of the last seal among the events; 0 if there is none. */
    long lastSeal() {
        return lastSeal;
    }

    void clear() {
        events.clear();
        rows.clear();
        lastSeal = 0;
        bytes = 0;
        last = null;
        if (!inTransaction) {
            oldest = null;
        }
    }
}
