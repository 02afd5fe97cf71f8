package org.rapport.kit.relay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/** What the relay remembers beside its slot, in table {@code relay_progress}. */
final class Progress {

    private final Connection connection;
    private final String slot;

    Progress(Connection connection, String slot) {
        this.connection = connection;
        this.slot = slot;
    }

    /** Since when rows must be published again; null if none must. {@code OffsetDateTime.MIN} is the time of the first. */
    @Nullable
    OffsetDateTime republishFrom() throws SQLException {
        try (var statement = connection.prepareStatement("select republish_from from relay_progress where slot = ?")) {
            statement.setString(1, slot);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getObject(1, OffsetDateTime.class) : null;
            }
        }
    }

    /**
     * All rows before {@code time} that were there were published. Later than {@code settled} transactions may still run:
     * what they write is in the slot, but this one may be lost, too.
     */
    void republishedTo(OffsetDateTime time, OffsetDateTime settled) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update relay_progress set republish_from = greatest(republish_from, least(?, ?)) where slot = ?")) {
            statement.setObject(1, time);
            statement.setObject(2, settled);
            statement.setString(3, slot);
            statement.executeUpdate();
        }
    }

    /** All rows that were there at {@code start} were published. */
    void republished(OffsetDateTime start) throws SQLException {
        try (var statement = connection.prepareStatement("""
                update relay_progress set republish_from = null, published_to = greatest(published_to, ?) where slot = ?
                """)) {
            statement.setObject(1, start);
            statement.setString(2, slot);
            statement.executeUpdate();
        }
    }

    /** Where to continue: behind the last transaction that was published and sealed. */
    LogSequenceNumber position() throws SQLException {
        try (var statement = connection.prepareStatement("select position from relay_progress where slot = ?")) {
            statement.setString(1, slot);
            try (ResultSet result = statement.executeQuery()) {
                String position = result.next() ? result.getString(1) : null;
                return position == null ? LogSequenceNumber.INVALID_LSN : LogSequenceNumber.valueOf(position);
            }
        }
    }

    /** All transactions up to {@code last} were published and are sealed. */
    void advance(PgOutput.Commit last) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update relay_progress set position = ?::pg_lsn, published_to = ? where slot = ?")) {
            statement.setString(1, last.end().asString());
            statement.setObject(2, last.committedAt().atOffset(ZoneOffset.UTC));
            statement.setString(3, slot);
            statement.executeUpdate();
        }
    }

    /** The number of the last seal that was published. */
    long publishedSeal() throws SQLException {
        try (var statement = connection.prepareStatement("select published_seal from relay_progress where slot = ?")) {
            statement.setString(1, slot);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }

    void publishedSeal(long number) throws SQLException {
        try (var statement =
                connection.prepareStatement("update relay_progress set published_seal = ? where slot = ?")) {
            statement.setLong(1, number);
            statement.setString(2, slot);
            statement.executeUpdate();
        }
    }

    /** Notes that there is a slot which nobody has read so far, or that the notes on it are lost: all is to be published. */
    void begin() throws SQLException {
        run("insert into relay_progress (slot, republish_from) values (?, '-infinity') on conflict do nothing");
    }

    /**
     * Notes, before there is a new slot, that it will have missed rows: those that a transaction wrote which was still
     * running when the last one was published, and all later ones. With nothing published yet, all rows.
     *
     * @param longestTransaction how much earlier than its commit a row's time may be
     */
    void slotIsMissing(Duration longestTransaction) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into relay_progress (slot, republish_from) values (?, '-infinity')
                on conflict (slot) do update set position = null, republish_from = least(relay_progress.republish_from,
                    coalesce(relay_progress.published_to - make_interval(secs => ?), '-infinity'))
                """)) {
            statement.setString(1, slot);
            statement.setLong(2, longestTransaction.toSeconds());
            statement.executeUpdate();
        }
    }

    /** The database's clock. */
    static OffsetDateTime clock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select now()");
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getObject(1, OffsetDateTime.class);
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, slot);
            statement.executeUpdate();
        }
    }
}
