package org.rapport.kit.relay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What the relay remembers beside its slot, in table {@code relay_progress}: enough to publish again what may have been
 * missed when the slot is lost.
 */
final class Progress {

    private final Connection connection;
    private final String slot;

    Progress(Connection connection, String slot) {
        this.connection = connection;
        this.slot = slot;
    }

    /** Whether rows must be published again: those since {@code republish_from}. */
    boolean mustRepublish() throws SQLException {
        try (var statement =
                connection.prepareStatement("select republish_from is not null from relay_progress where slot = ?")) {
            statement.setString(1, slot);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** All rows that had to be published again were. */
    void republished() throws SQLException {
        run("update relay_progress set republish_from = null where slot = ?");
    }

    /** All rows that committed up to this time were published. */
    void publishedTo(Instant committedAt) throws SQLException {
        try (var statement = connection.prepareStatement("update relay_progress set published_to = ? where slot = ?")) {
            statement.setObject(1, committedAt.atOffset(ZoneOffset.UTC));
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
                on conflict (slot) do update set republish_from = least(relay_progress.republish_from,
                    coalesce(relay_progress.published_to - make_interval(secs => ?), '-infinity'))
                """)) {
            statement.setString(1, slot);
            statement.setLong(2, longestTransaction.toSeconds());
            statement.executeUpdate();
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, slot);
            statement.executeUpdate();
        }
    }
}
