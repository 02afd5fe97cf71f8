package org.rapport.local.keycloak;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.Utils;
import org.rapport.local.StackException;
import org.rapport.local.postgres.PostgresServer;

/** The database {@code keycloak} and the role of that name, which owns it: Keycloak migrates its own tables. */
record KeycloakDatabase(String password) {

    static final String NAME = "keycloak";

    /** Makes or corrects role, password and database; doing it twice changes nothing. */
    void create(PostgresServer server) {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + NAME + "'")) {
                statement.execute("create role " + NAME);
            }
            statement.execute("alter role " + NAME + " login nosuperuser nocreatedb nocreaterole nobypassrls password '"
                    + Utils.escapeLiteral(null, password, true) + "'");
            if (!exists(statement, "select 1 from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
            statement.execute("revoke all on database " + NAME + " from public");
        } catch (SQLException e) {
            throw new StackException("the database of Keycloak cannot be made: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.next();
        }
    }
}
