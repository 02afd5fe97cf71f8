package org.rapport.local.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.rapport.installation.postgres.Bootstrap;
import org.rapport.local.StackException;

/**
 * The database of one service and its three login roles: {@code <service>_owner} owns the database and migrates it,
 * {@code <service>} reads and writes rows and owns nothing, {@code <service>_relay} reads the replication stream.
 *
 * @param service its name, also the name of the database and of the role at run time
 */
public record ServiceDatabase(String service, String ownerPassword, String password, String relayPassword) {

    public String owner() {
        return service + "_owner";
    }

    public String user() {
        return service;
    }

    public String relay() {
        return service + "_relay";
    }

    /** Makes or corrects roles, passwords and database; doing it twice changes nothing. Its migration grants the rest. */
    public void create(PostgresServer server) {
        try (Connection connection = server.connect("postgres")) {
            Bootstrap.service(connection, service, ownerPassword, password, relayPassword);
        } catch (SQLException e) {
            throw new StackException("the database " + service + " cannot be made: " + e.getMessage(), e);
        }
    }
}
