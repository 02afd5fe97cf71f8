package org.rapport.kit.relay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the journal that may have been missed, oldest first: the versions of one record have ascending times. They
 * are read by windows of time, each so narrow that reading and sorting it takes a moment whatever the journal's size, so
 * that between them the slot can be kept and the place be noted.
 */
final class MissedRows implements AutoCloseable {

    private static final OffsetDateTime BEFORE_ALL = OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final Duration FIRST_WIDTH = Duration.ofMinutes(1);
    private static final Duration LEAST_WIDTH = Duration.ofMillis(1);
    private static final Duration MOST_WIDTH = Duration.ofDays(365);
    private static final int MOST_ROWS = 2_000;
    private static final int FEW_ROWS = 400;
    private static final int WIDER = 4;
    private static final int NARROWER = 8;
    private static final int FETCH_ROWS = 200;
    private static final String COUNT = """
            select count(*) from (select from journal where time >= ? and time < ? limit %d) counted
            """.formatted(MOST_ROWS);
    private static final String ROWS = """
            select * from journal where time >= ? and time < ? order by time, transaction_id, transaction_index
            """;

    /** Those of the time that is still to come, and {@code infinity}, which is none: only a forger writes them. */
    private static final String ROWS_OF_THE_FUTURE = "select * from journal where time >= ? order by time";

    private final Connection connection;
    private final Pulse pulse;
    private final OffsetDateTime start;
    private OffsetDateTime from;
    private Duration width = FIRST_WIDTH;
    private boolean isDone;

    /**
     * Rows that are there now.
     *
     * @param connection for this alone
     * @param from       the time of the oldest ones; {@code OffsetDateTime.MIN} for all
     * @param pulse      is felt before each question
     */
    MissedRows(Connection connection, OffsetDateTime from, Pulse pulse) throws SQLException {
        this.connection = connection;
        this.pulse = pulse;
        this.from = from;
        try (var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off"); // the rows of a window lie together, wherever
        }
        connection.setAutoCommit(false); // or the driver would fetch all rows at once
        start = Progress.clock(connection);
    }

    /** Takes a row, whose columns are told as texts. */
    interface Reader {
        void read(Function<String, @Nullable String> values) throws SQLException;
    }

    /** Tells others that the reading goes on. */
    interface Pulse {
        void beat() throws SQLException;
    }

    boolean hasNext() {
        return !isDone;
    }

    /** Reads the next window. */
    void next(Reader reader) throws SQLException {
        if (!from.isBefore(start)) {
            read(ROWS_OF_THE_FUTURE, reader, from);
            isDone = true;
            return;
        }
        OffsetDateTime to = end();
        read(ROWS, reader, from, to);
        from = to;
    }

    /** When the reading began, by the database's clock. */
    OffsetDateTime start() {
        return start;
    }

    /** What is older has been read. */
    OffsetDateTime from() {
        return from;
    }

    private OffsetDateTime end() throws SQLException {
        if (from.isBefore(BEFORE_ALL)) {
            return BEFORE_ALL;
        }
        long rows = count(from, from.plus(width));
        while (rows >= MOST_ROWS && width.compareTo(LEAST_WIDTH) > 0) {
            width = width.dividedBy(NARROWER);
            rows = count(from, from.plus(width));
        }
        OffsetDateTime to = from.plus(width);
        if (rows < FEW_ROWS && width.compareTo(MOST_WIDTH) < 0) {
            width = width.multipliedBy(WIDER);
        }
        return to.isAfter(start) ? start : to;
    }

    private long count(OffsetDateTime since, OffsetDateTime until) throws SQLException {
        pulse.beat();
        try (var statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, since);
            statement.setObject(2, until);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private void read(String query, Reader reader, OffsetDateTime... times) throws SQLException {
        pulse.beat();
        try (var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < times.length; i++) {
                statement.setObject(i + 1, times[i]);
            }
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    reader.read(column -> text(result, column));
                }
            }
        }
        connection.commit();
    }

    private static @Nullable String text(ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException("the journal has no column " + column, e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
