package org.rapport.kit.persistence;

import java.util.function.Supplier;
import org.hibernate.Session;
import org.postgresql.PGConnection;

/**
 * Queries whose rows are best found in one way for some values and in another for others. PostgreSQL plans a prepared statement
 * without its values from the sixth time on; these are not prepared, so it plans them with their values each time.
 */
public final class PlannedByValues {

    private static final int NEVER_PREPARED = 0;

    private PlannedByValues() {}

    /** What {@code query} answers, which {@code session} is asked. */
    public static <T> T call(Session session, Supplier<T> query) {
        int before = preparedAfter(NEVER_PREPARED, session);
        try {
            return query.get();
        } finally {
            preparedAfter(before, session);
        }
    }

    private static int preparedAfter(int times, Session session) {
        return session.doReturningWork(connection -> {
            var physical = connection.unwrap(PGConnection.class);
            int before = physical.getPrepareThreshold();
            physical.setPrepareThreshold(times);
            return before;
        });
    }
}
