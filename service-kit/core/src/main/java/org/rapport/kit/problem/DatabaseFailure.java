package org.rapport.kit.problem;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** What a failure says of the database, if anything. Classes of SQLSTATE: PostgreSQL manual, appendix A. */
public sealed interface DatabaseFailure {

    /** It cannot be reached, is starting or stopping, or has no connection to spare. */
    record Away(String reason) implements DatabaseFailure {}

    /** A lock or a time-out; the same work may succeed when repeated. */
    record Busy(String reason) implements DatabaseFailure {}

    /** Chosen as the victim of a deadlock: nothing has happened. */
    record Deadlock(String reason) implements DatabaseFailure {}

    /** A unique key is taken. {@code rule} is the constraint's name in words. */
    record Duplicate(String rule) implements DatabaseFailure {}

    /** A check or a reference does not hold. {@code rule} is the constraint's name in words. */
    record Rule(String rule) implements DatabaseFailure {}

    /** A value that no column takes, such as a text with U+0000 or a time beyond the calendar. */
    record Unfit(String reason) implements DatabaseFailure {}

    /** The failure has nothing to do with the database, or is our fault. */
    record None() implements DatabaseFailure {}

    /** Whether the same work may succeed later. */
    default boolean isTransient() {
        return switch (this) {
            case Away _, Busy _, Deadlock _ -> true;
            case Duplicate _, Rule _, Unfit _, None _ -> false;
        };
    }

    /** Reads the chain of causes of {@code failure}. */
    static DatabaseFailure of(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql) {
                DatabaseFailure found = of(sql);
                if (!(found instanceof None)) {
                    return found;
                }
            }
        }
        return new None();
    }

    private static DatabaseFailure of(SQLException failure) {
        String state = failure.getSQLState();
        String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        if (state == null) {
            return reason.contains("cquisition timeout") || reason.contains("pool is closed")
                    ? new Away(reason)
                    : new None();
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "53", "57" -> state.equals("57014") ? new Busy(reason) : new Away(reason);
            case "40" -> new Deadlock(reason);
            case "55", "25" -> new Busy(reason);
            case "23" -> state.equals("23505") ? new Duplicate(rule(failure)) : new Rule(rule(failure));
            case "22" -> new Unfit(reason);
            default -> new None();
        };
    }

    /** The driver's own exception names the constraint; the one of a batch only leads to it. */
    private static String rule(SQLException failure) {
        for (Throwable each : failure) {
            var message = each instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
            if (message != null && message.getConstraint() != null) {
                return message.getConstraint().replace('_', ' ');
            }
        }
        return "unnamed";
    }
}
