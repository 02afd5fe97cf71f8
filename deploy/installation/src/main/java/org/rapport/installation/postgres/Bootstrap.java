package org.rapport.installation.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes roles and databases as {@code bootstrap.psql} does, by the same SQL, over a connection of somebody who may.
 * Doing it twice changes nothing.
 */
public final class Bootstrap {

    private static final String RUN_BY_PSQL = "\\gexec";

    private final Connection connection;

    private Bootstrap(Connection connection) {
        this.connection = connection;
    }

    /** The roles of a service and its database, which its migration job furnishes. */
    public static void service(
            Connection connection, String service, String ownerPassword, String password, String relayPassword)
            throws SQLException {
        var bootstrap = new Bootstrap(connection);
        bootstrap.set("crm.service", service);
        bootstrap.set("crm.owner_password", ownerPassword);
        bootstrap.set("crm.password", password);
        bootstrap.set("crm.relay_password", relayPassword);
        bootstrap.run("roles.sql");
        bootstrap.database(service, service + "_owner");
    }

    /** Keycloak's role and database. */
    public static void keycloak(Connection connection, String password) throws SQLException {
        var bootstrap = new Bootstrap(connection);
        bootstrap.set("crm.keycloak_password", password);
        bootstrap.run("keycloak.sql");
        bootstrap.database("keycloak", "keycloak");
    }

    private void database(String name, String owner) throws SQLException {
        set("crm.database", name);
        set("crm.owner", owner);
        String query = text("database.sql").replace(RUN_BY_PSQL, "");
        List<String> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
            for (String answer : answers) {
                statement.execute(answer);
            }
        }
    }

    private void set(String setting, String value) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config(?, ?, false)")) {
            statement.setString(1, setting);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private void run(String file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text(file));
        }
    }

    private static String text(String file) {
        try (InputStream script = Bootstrap.class.getResourceAsStream(file)) {
            if (script == null) {
                throw new IllegalArgumentException("there is no script " + file);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
