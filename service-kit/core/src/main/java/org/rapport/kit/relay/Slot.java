package org.rapport.kit.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The replication slot: whoever reads it is the active relay of the service. */
final class Slot {

    /** What a relay finds. */
    enum State {
        /** Somebody reads it. */
        TAKEN,
        FREE,
        /** There is none. */
        MISSING,
        /** The server threw away what it had to keep for it; it will never work again. */
        LOST
    }

    private static final String STATE = """
            select active, invalidation_reason is not null or wal_status = 'lost' as lost
            from pg_replication_slots where slot_name = ?
            """;

    private static final String RETAINED =
            "select pg_current_wal_lsn() - restart_lsn from pg_replication_slots where slot_name = ?";

    private final Connection connection;
    private final String name;

    Slot(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    State state() throws SQLException {
        try (var statement = statement(STATE);
                ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                return State.MISSING;
            }
            if (result.getBoolean("active")) {
                return State.TAKEN;
            }
            return result.getBoolean("lost") ? State.LOST : State.FREE;
        }
    }

    /** Whether {@code serverProcess} reads it at this moment. */
    boolean isReadBy(int serverProcess) throws SQLException {
        try (var statement = statement("select active_pid from pg_replication_slots where slot_name = ?");
                ResultSet result = statement.executeQuery()) {
            return result.next() && result.getInt(1) == serverProcess;
        }
    }

    /** How many bytes of its write-ahead log the server keeps for it. */
    long retained() throws SQLException {
        try (var statement = statement(RETAINED);
                ResultSet result = statement.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /** Whether the migration has been here. A slot made before its publication would never see a row. */
    static boolean hasPublication(Connection connection, String publication) throws SQLException {
        try (var statement = connection.prepareStatement("select 1 from pg_publication where pubname = ?")) {
            statement.setString(1, publication);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    void create() throws SQLException {
        run("select pg_create_logical_replication_slot(?, 'pgoutput')");
    }

    void drop() throws SQLException {
        run("select pg_drop_replication_slot(?)");
    }

    private void run(String sql) throws SQLException {
        try (var statement = statement(sql)) {
            statement.execute();
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, name);
        return statement;
    }
}
