package org.rapport.kit.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The directory as last heard, in the service's own database, so that a start needs no Kafka. */
@ApplicationScoped
class DirectoryStore {

    /** The last state of a tenant, a member, a role, a team or a policy. */
    record Entry(UUID tenant, String kind, UUID id, long sequence, String record) {}

    private final DataSource dataSource;

    DirectoryStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The offset from which to go on reading, if anything has been read yet. */
    OptionalLong position() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select next_offset from directory_position");
                var result = statement.executeQuery()) {
            return result.next() ? OptionalLong.of(result.getLong(1)) : OptionalLong.empty();
        }
    }

    void load(Consumer<Entry> sink) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select tenant_id, kind, id, sequence, record from directory_entry");
                var result = statement.executeQuery()) {
            while (result.next()) {
                sink.accept(new Entry(
                        result.getObject(1, UUID.class),
                        result.getString(2),
                        result.getObject(3, UUID.class),
                        result.getLong(4),
                        result.getString(5)));
            }
        }
    }

    /** Keeps {@code entries} and the position behind them, unless another replica already knows later ones. */
    void save(List<Entry> entries, long nextOffset) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                write(entries, nextOffset, connection);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static void write(List<Entry> entries, long nextOffset, Connection connection) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into directory_entry (tenant_id, kind, id, sequence, record) values (?, ?, ?, ?, ?::json)
                on conflict (tenant_id, kind, id) do update
                    set sequence = excluded.sequence, record = excluded.record
                    where directory_entry.sequence < excluded.sequence
                """)) {
            for (var entry : entries) {
                upsert.setObject(1, entry.tenant());
                upsert.setString(2, entry.kind());
                upsert.setObject(3, entry.id());
                upsert.setLong(4, entry.sequence());
                upsert.setString(5, entry.record());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
        try (var position = connection.prepareStatement("""
                insert into directory_position (next_offset) values (?)
                on conflict (only_row) do update
                    set next_offset = greatest(directory_position.next_offset, excluded.next_offset)
                """)) {
            position.setLong(1, nextOffset);
            position.executeUpdate();
        }
    }
}
