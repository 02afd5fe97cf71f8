package org.rapport.kit.persistence;

import java.util.function.Supplier;
import org.hibernate.Session;
import org.postgresql.PGConnection;

/**
 * Queries whose rows are best found in one way for some values and in another for others. PostgreSQL plans a prepared statement
 * without its values from the sixth time on; these are not prepared, so it plans them with their values each time.
 */
public final class PlannedByValues {

    private static final int NEVER = 0;

    private PlannedByValues() {}

    /** What {@code query} answers, which {@code session} is asked. */
    public static <T> T call(Session session, Supplier<T> query) {
        try (var _ = new Unprepared(session, preparedAfter(NEVER, session))) {
            return query.get();
        }
    }

    /** Until it is closed nothing is prepared. Where the connection is lost meanwhile, that is told, and not this. */
    private record Unprepared(Session session, int before) implements AutoCloseable {

        @Override
        public void close() {
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
