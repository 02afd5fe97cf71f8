package org.rapport.kit.persistence;

import java.util.function.Supplier;
import org.hibernate.Session;

/**
 * Queries whose rows are best found in one way for some values and in another for others: PostgreSQL plans them each time anew,
 * with their values. All others it plans once, without any (see {@code plan_cache_mode} in
 * {@code microprofile-config.properties}).
 */
public final class PlannedByValues {

    private PlannedByValues() {}

    /** What {@code query} answers, which {@code session} is asked. */
    public static <T> T call(Session session, Supplier<T> query) {
        plan("force_custom_plan", session);
        try (var _ = new Planning(session)) {
            return query.get();
        }
    }

    /** Until it is closed; where the connection or the transaction is lost meanwhile, that is told, and not this. */
    private record Planning(Session session) implements AutoCloseable {

        @Override
        public void close() {
            plan("force_generic_plan", session);
        }
    }

    private static void plan(String mode, Session session) {
        session.doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set plan_cache_mode = " + mode);
            }
        });
    }
}
