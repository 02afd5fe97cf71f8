package org.rapport.kit.problem;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.postgresql.util.PSQLException;

/** What a failure says of the database, if anything. Classes of SQLSTATE: PostgreSQL manual, appendix A. */
public sealed interface DatabaseFailure {

    /** It cannot be reached, is starting or stopping, or has no connection to spare. */
    record Away(String reason) implements DatabaseFailure {}

    /** Its disk is full: nothing can be kept, and what is there can be read. */
    record Full(String reason) implements DatabaseFailure {}

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
            case Away _, Full _, Busy _, Deadlock _ -> true;
            case Duplicate _, Rule _, Unfit _, None _ -> false;
        };
    }

    /** Reads the chain of causes of {@code failure}: what the database says counts more than who heard it. */
    static DatabaseFailure of(Throwable failure) {
        DatabaseFailure found = new None();
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                DatabaseFailure said = of(sql, sql.getSQLState());
                if (!(said instanceof None)) {
                    return said;
                }
            } else if (saysNothing(cause)) {
                found = new Away(reason(cause));
            }
        }
        return found;
    }

    /**
     * The pool and the transaction manager have no SQLSTATE: they fail where a connection cannot be had, or is lost in
     * the middle of a transaction.
     */
    private static boolean saysNothing(Throwable failure) {
        return switch (failure) {
            case SQLException _, SystemException _, RollbackException _, XAException _ -> true;
            case HeuristicMixedException _, HeuristicRollbackException _ -> true;
            default -> false;
        };
    }

    private static DatabaseFailure of(SQLException failure, String state) {
        String reason = reason(failure);
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "57" -> state.equals("57014") ? new Busy(reason) : new Away(reason);
            case "53" -> state.equals("53100") ? new Full(reason) : new Away(reason);
            case "40" -> new Deadlock(reason);
            case "55", "25" -> new Busy(reason);
            case "23" -> state.equals("23505") ? new Duplicate(rule(failure)) : new Rule(rule(failure));
            case "22" -> new Unfit(reason);
            default -> new None();
        };
    }

    private static String reason(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
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
