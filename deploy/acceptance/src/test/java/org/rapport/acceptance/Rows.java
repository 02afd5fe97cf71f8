package org.rapport.acceptance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rapport.local.Service;
import org.rapport.local.Stack;
import org.rapport.local.postgres.ServiceDatabase;

/** The rows of a service as its own role sees them in the database, with no code of ours in between. */
record Rows(Stack stack, Service service) {

    private static final String TABLES = """
            select relname from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relrowsecurity and relforcerowsecurity
              and exists (select 1 from pg_attribute where attrelid = pg_class.oid and attname = 'tenant_id')
            """;

    /**
     * How many rows of a tenant there are for a connection that works for another.
     *
     * @param bound the tenant of the connection; empty for none
     */
    long of(UUID tenant, String bound) {
        ServiceDatabase database = stack.database(service);
        try (Connection connection =
                stack.postgres().connect(database.service(), database.user(), database.password())) {
            try (PreparedStatement bind = connection.prepareStatement("select set_config('crm.tenant', ?, false)")) {
                bind.setString(1, bound);
                bind.execute();
            }
            long rows = 0;
            for (String table : tables(connection)) {
                rows += count(connection, table, tenant);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TABLES);
                ResultSet result = query.executeQuery()) {
            while (result.next()) {
                tables.add(result.getString(1));
            }
        }
        return tables;
    }

    private static long count(Connection connection, String table, UUID tenant) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from " + table + " where tenant_id = ?")) {
            query.setObject(1, tenant);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
