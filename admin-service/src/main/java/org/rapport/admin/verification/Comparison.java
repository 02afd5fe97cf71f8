package org.rapport.admin.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.verification.Verification.Kind;
import org.rapport.events.VerificationAnswer.Row;

/**
 * Compares a journal with what was sealed of it. Both come in the order of their event ids, as PostgreSQL sorts, and are
 * walked through side by side.
 */
final class Comparison {

    /** How PostgreSQL sorts ids: by their bytes. */
    static final Comparator<UUID> ORDER = (one, other) -> {
        int first = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return first != 0
                ? first
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    /** The most findings that are told; that there are more is told too. */
    static final int MOST_FINDINGS = 100;

    /**
     * A row that is not as it was sealed.
     *
     * @param seal that covers it; none for a row that was slipped in
     */
    record Found(Kind kind, UUID eventId, @Nullable Long seal) {}

    private final Iterator<Row> journal;
    private final long sealedBefore;
    private final List<Found> found = new ArrayList<>();
    private @Nullable Row next;
    private boolean more;
    private long entries;
    private long sealed;
    private long unsealed;

    /**
     * A comparison to which the sealed events are still to be {@linkplain #add added}.
     *
     * @param journal      what the rows are now
     * @param sealedBefore the last seal that was kept before the journal was read: its rows must be there
     */
    Comparison(Iterator<Row> journal, long sealedBefore) {
        this.journal = journal;
        this.sealedBefore = sealedBefore;
        advance();
    }

    /** The next sealed event. */
    void add(SealedEvent event) {
        while (next != null && ORDER.compare(next.eventId(), event.eventId()) < 0) {
            unsealed(next);
            advance();
        }
        if (next != null && next.eventId().equals(event.eventId())) {
            sealed++;
            if (!next.verifies() || !next.digest().equals(event.digest())) {
                find(Kind.CHANGED, event.eventId(), event.seal());
            }
            advance();
        } else if (event.seal() <= sealedBefore) {
            find(Kind.REMOVED, event.eventId(), event.seal());
        }
    }

    /** Tells that no sealed events are left. */
    void end() {
        while (next != null) {
            unsealed(next);
            advance();
        }
    }

    /** How many rows the journal has. */
    long entries() {
        return entries;
    }

    /** How many of them are sealed, changed or not. */
    long sealed() {
        return sealed;
    }

    /** How many wait for their seal. */
    long unsealed() {
        return unsealed;
    }

    /** What is wrong, up to {@link #MOST_FINDINGS}. */
    List<Found> found() {
        return found;
    }

    /** Whether more is wrong than is told. */
    boolean hasMore() {
        return more;
    }

    private void unsealed(Row row) {
        if (row.verifies()) {
            unsealed++;
        } else {
            find(Kind.SLIPPED_IN, row.eventId(), null);
        }
    }

    private void find(Kind kind, UUID eventId, @Nullable Long seal) {
        if (found.size() < MOST_FINDINGS) {
            found.add(new Found(kind, eventId, seal));
        } else {
            more = true;
        }
    }

    private void advance() {
        next = journal.hasNext() ? journal.next() : null;
        if (next != null) {
            entries++;
        }
    }
}
