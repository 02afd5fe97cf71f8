package org.rapport.kit.testing.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.rapport.kit.testing.ServiceStack;
import org.rapport.kit.testing.TestTenant;

/** The database as the service's own role sees it on behalf of a tenant: nothing but row-level security in between. */
final class ServiceTables {

    private ServiceTables() {}

    /** How many rows of ACME there are in {@code from}. */
    static long count(String from) {
        return count(TestTenant.ACME.id().toString(), from);
    }

    /** How many rows {@code tenant}, or nobody if it is empty, sees in {@code from}. */
    static long count(String tenant, String from) {
        return Long.parseLong(column(tenant, "select count(*) " + from).getFirst());
    }

    /** The first column of what {@code query} answers {@code tenant}. */
    static List<String> column(String tenant, String query) {
        try (var connection = connect(tenant);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** How many rows {@code tenant} changes by {@code sql}. */
    static int change(String tenant, String sql) throws SQLException {
        try (var connection = connect(tenant);
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static Connection connect(String tenant) throws SQLException {
        var stack = ServiceStack.running();
        var database = stack.database();
        Connection connection = stack.postgres().connect(database.service(), database.user(), database.password());
        try (var statement = connection.prepareStatement("select set_config('crm.tenant', ?, false)")) {
            statement.setString(1, tenant);
            statement.execute();
        }
        return connection;
    }
}
