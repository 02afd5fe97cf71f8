package org.rapport.kit.migration;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapport.kit.problem.DatabaseFailure;

/** What is said of a migration that failed: one line, with what to do. */
final class MigrationFailure {

    private static final int DEEPEST = 20;

    private MigrationFailure() {}

    static String told(Throwable failure, MigrationSettings settings) {
        String reason = reason(failure);
        String database = settings.databaseUrl().split("[?]", 2)[0];
        return switch (DatabaseFailure.of(failure)) {
            case DatabaseFailure.Full _ ->
                "the disk of " + database
                        + " is full: make room there and run the job again, it goes on behind the last"
                        + " changeset that is whole (" + reason + ")";
            case DatabaseFailure.Away _ ->
                "the database at " + database
                        + " does not answer: see that it runs and that CRM_DB_URL names it, then run"
                        + " the job again (" + reason + ")";
            case DatabaseFailure.Busy _, DatabaseFailure.Deadlock _ ->
                "others use the tables of " + database + ": run the job again (" + reason + ")";
            case DatabaseFailure.Duplicate _, DatabaseFailure.Rule _, DatabaseFailure.Unfit _, DatabaseFailure.None _ ->
                isOfLogin(failure)
                        ? "the database at " + database + " does not let the owner in: set CRM_DB_URL, CRM_DB_OWNER and"
                                + " CRM_DB_OWNER_PASSWORD as its role and database were made (" + reason + ")"
                        : reason;
        };
    }

    /** What is wrong with the settings themselves. */
    static String told(IllegalArgumentException settings) {
        return reason(settings);
    }

    /** Classes of SQLSTATE: a wrong login, or no such database. */
    private static boolean isOfLogin(Throwable failure) {
        return chain(failure).stream()
                .map(each -> each instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "")
                .anyMatch(state -> state.startsWith("28") || state.startsWith("3D"));
    }

    /** In one line: what we or the driver say, and what is at the bottom of it. */
    private static String reason(Throwable failure) {
        List<Throwable> telling = chain(failure).stream()
                .filter(each -> each.getMessage() != null)
                .toList();
        if (telling.isEmpty()) {
            return failure.getClass().getSimpleName();
        }
        Throwable said = telling.stream()
                .filter(each -> each instanceof IllegalStateException || each instanceof SQLException)
                .findFirst()
                .orElse(telling.getLast());
        return Stream.of(said, telling.getLast())
                .map(each -> each.getMessage().lines().findFirst().orElse(""))
                .distinct()
                .collect(Collectors.joining(": "));
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable each = failure; each != null && chain.size() < DEEPEST; each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }
}
