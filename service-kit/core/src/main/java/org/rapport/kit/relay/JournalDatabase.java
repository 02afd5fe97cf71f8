package org.rapport.kit.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The database with the journal, as the relay's own role sees it.
 *
 * @param service  such as {@code sales}
 * @param url      JDBC address
 * @param slot     the replication slot
 * @param patience how long the server keeps the slot for a relay that does not answer; the relay gives up a silent
 *                 server after three times as long
 */
record JournalDatabase(String service, String url, String username, String password, String slot, Duration patience) {

    private static final int CONNECT_SECONDS = 3;
    private static final int QUERY_SECONDS = 60;

    /** A connection for queries; values arrive as the texts that they are in the stream. */
    Connection connect() throws SQLException {
        Properties properties = properties();
        PGProperty.BINARY_TRANSFER.set(properties, false);
        PGProperty.SOCKET_TIMEOUT.set(properties, QUERY_SECONDS);
        return connect(properties);
    }

    /** A connection in replication mode. */
    Connection connectForReplication() throws SQLException {
        Properties properties = properties();
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple"); // the only one that the replication protocol knows
        PGProperty.OPTIONS.set(properties, "-c wal_sender_timeout=" + patience.toMillis());
        PGProperty.SOCKET_TIMEOUT.set(properties, Math.toIntExact(Math.max(1, 3 * patience.toSeconds())));
        return connect(properties);
    }

    private Properties properties() {
        var properties = new Properties();
        PGProperty.USER.set(properties, username);
        PGProperty.PASSWORD.set(properties, password);
        PGProperty.APPLICATION_NAME.set(properties, slot + " relay");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "10");
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(properties, 2 * CONNECT_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        return properties;
    }

    private Connection connect(Properties properties) throws SQLException {
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("crm.relay.url is not the address of a PostgreSQL database");
        }
        return connection;
    }
}
