package org.rapport.local.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.core.Utils;
import org.rapport.local.StackException;

/**
 * The database of one service and its three login roles: {@code <service>_owner} owns the database and migrates it,
 * {@code <service>} reads and writes rows and owns nothing, {@code <service>_relay} reads the replication stream.
 *
 * @param service its name, also the name of the database and of the role at run time
 */
public record ServiceDatabase(String service, String ownerPassword, String password, String relayPassword) {

    public ServiceDatabase {
        if (!service.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("not a service name: " + service);
        }
    }

    public String owner() {
        return service + "_owner";
    }

    public String user() {
        return service;
    }

    public String relay() {
        return service + "_relay";
    }

    /** Makes or corrects roles, passwords, database and grants; doing it twice changes nothing. */
    public void create(PostgresServer server) {
        try (Connection connection = server.connect("postgres")) {
            role(connection, owner(), ownerPassword, "");
            role(connection, user(), password, "");
            role(connection, relay(), relayPassword, "replication");
            if (!exists(connection, "select 1 from pg_database where datname = '" + service + "'")) {
                run(connection, List.of("create database " + service + " owner " + owner()));
            }
            run(
                    connection,
                    List.of(
                            "revoke all on database " + service + " from public",
                            "grant connect on database " + service + " to " + user() + ", " + relay(),
                            "grant connect, create, temporary on database " + service + " to " + owner()));
        } catch (SQLException e) {
            throw new StackException("the database " + service + " cannot be made: " + e.getMessage(), e);
        }
        try (Connection connection = server.connect(service)) {
            run(
                    connection,
                    List.of(
                            "alter schema public owner to " + owner(),
                            "revoke all on schema public from public",
                            "grant usage on schema public to " + user() + ", " + relay(),
                            "alter default privileges for role " + owner()
                                    + " in schema public grant select, insert, update, delete on tables to " + user(),
                            "alter default privileges for role " + owner()
                                    + " in schema public grant usage on sequences to " + user()));
        } catch (SQLException e) {
            throw new StackException("the rights in database " + service + " cannot be set: " + e.getMessage(), e);
        }
    }

    private static void role(Connection connection, String name, String password, String replication)
            throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = '" + name + "'")) {
            run(connection, List.of("create role " + name));
        }
        String attributes = replication.isEmpty() ? "noreplication" : replication;
        run(
                connection,
                List.of(
                        "alter role " + name + " login nosuperuser nocreatedb nocreaterole nobypassrls " + attributes
                                + " password '" + Utils.escapeLiteral(null, password, true) + "'",
                        "alter role " + name + " set search_path = public"));
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next();
        }
    }

    private static void run(Connection connection, List<String> commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
