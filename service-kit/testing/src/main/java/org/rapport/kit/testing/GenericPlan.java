package org.rapport.kit.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How PostgreSQL answers a statement whatever its parameters are.
 *
 * @param statement  with numbered parameters
 * @param parameters how many it has
 * @param text       as {@code explain} shows it
 */
record GenericPlan(String statement, int parameters, String text) {

    private static final Pattern PARAMETER = Pattern.compile("\\?");

    /** Connects as the service does, under row-level security, to {@link FilledTables}. */
    static Connection connect() throws SQLException {
        var stack = ServiceStack.running();
        var database = stack.database();
        var connection = stack.postgres().connect(database.service(), database.user(), database.password());
        run("set enable_seqscan = off", connection);
        run("set enable_bitmapscan = off", connection);
        run("set plan_cache_mode = force_generic_plan", connection);
        run("set search_path = filled, public", connection);
        run("select set_config('crm.tenant', '" + TestTenant.ACME.id() + "', false)", connection);
        return connection;
    }

    /** The plan of {@code statement}; sorted rows only where no index has them in order, unless it {@code maySort}. */
    static GenericPlan of(String statement, boolean maySort, Connection connection) throws SQLException {
        int[] number = {0};
        String numbered = PARAMETER.matcher(statement).replaceAll(_ -> "\\$" + ++number[0]);
        String values = number[0] == 0 ? "" : "(" + String.join(", ", Collections.nCopies(number[0], "null")) + ")";
        run("set enable_sort = " + (maySort ? "on" : "off"), connection);
        run("set enable_incremental_sort = " + (maySort ? "on" : "off"), connection);
        run("prepare question as " + numbered, connection);
        var plan = new StringJoiner("\n");
        try (var explain = connection.createStatement();
                var result = explain.executeQuery("explain execute question" + values)) {
            while (result.next()) {
                plan.add(result.getString(1));
            }
        } finally {
            run("deallocate question", connection);
        }
        return new GenericPlan(numbered, number[0], plan.toString());
    }

    /** Whether rows are put in order after they are read: all of them, before the first is answered. */
    boolean sorts() {
        return text.contains("Sort  (");
    }

    /** Whether an index begins where the parameters from {@code first} to {@code last} say, each of them. */
    boolean seeks(int first, int last) {
        String conditions = lines("Index Cond");
        return IntStream.rangeClosed(first, last)
                .allMatch(i ->
                        Pattern.compile("\\$" + i + "\\b").matcher(conditions).find());
    }

    /** By what rows are left out after they are read. */
    String filters() {
        return text.lines()
                .filter(line -> line.contains("Filter:") && !line.contains("One-Time")) // that of row-level security
                .collect(Collectors.joining("\n"));
    }

    private String lines(String kind) {
        return text.lines().filter(line -> line.contains(kind)).collect(Collectors.joining("\n"));
    }

    private static void run(String sql, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String toString() {
        return statement + "\n" + text;
    }
}
