package org.rapport.kit.search;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * How far the records of a type and tenant have their terms, while it is locked.
 *
 * @param last the record that was the last; they go by their ids
 * @param from only those that have changed since
 */
record Progress(String type, State state, UUID last, Instant from) {

    /** Whether there is something to do, now or later. */
    enum State {
        MORE,
        LATER,
        FINISHED
    }

    /** After so long no replica of an earlier version is left. */
    private static final Duration ROLLOUT = Duration.ofHours(1);

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final Instant EVER = Instant.EPOCH;

    /** That of the records of {@code type}; where another replica has it, that comes later. */
    static Progress lock(String type, Instant now, Connection connection) throws SQLException {
        begin(type, now, connection);
        try (var statement = connection.prepareStatement("""
                select spelling, record_id, again_from, again_at, finished_at from search_progress
                where tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid and type = ?
                for update skip locked
                """)) {
            statement.setString(1, type);
            try (var row = statement.executeQuery()) {
                return row.next() ? read(type, now, row) : new Progress(type, State.LATER, BEFORE_ALL, EVER);
            }
        }
    }

    /** Where the rules of spelling are newer than those by which it was done, it begins anew. */
    private static void begin(String type, Instant now, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into search_progress (type, spelling, record_id, started_at) values (?, ?, ?, ?)
                on conflict (tenant_id, type) do update
                set spelling = excluded.spelling, record_id = excluded.record_id, started_at = excluded.started_at,
                    again_from = null, again_at = null, finished_at = null
                where search_progress.spelling < excluded.spelling
                """)) {
            statement.setString(1, type);
            statement.setInt(2, Terms.VERSION);
            statement.setObject(3, BEFORE_ALL);
            statement.setObject(4, utc(now));
            statement.executeUpdate();
        }
    }

    private static Progress read(String type, Instant now, ResultSet row) throws SQLException {
        Timestamp from = row.getTimestamp("again_from");
        Timestamp at = row.getTimestamp("again_at");
        boolean finished = row.getTimestamp("finished_at") != null || row.getInt("spelling") > Terms.VERSION;
        boolean later = at != null && at.toInstant().isAfter(now);
        return new Progress(
                type,
                finished ? State.FINISHED : later ? State.LATER : State.MORE,
                row.getObject("record_id", UUID.class),
                from == null ? EVER : from.toInstant());
    }

    /** It has come to {@code record}. */
    State advance(UUID record, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(update("record_id = ?"))) {
            statement.setObject(1, record);
            statement.setString(2, type);
            statement.executeUpdate();
        }
        return State.MORE;
    }

    /** It has come to the end; the first time, it will go on with what changed since it began. */
    State end(Instant now, Connection connection) throws SQLException {
        boolean first = from.equals(EVER);
        String what = first ? "again_from = started_at, again_at = ?" : "finished_at = ?";
        try (var statement = connection.prepareStatement(update("record_id = ?, " + what))) {
            statement.setObject(1, BEFORE_ALL);
            statement.setObject(2, utc(first ? now.plus(ROLLOUT) : now));
            statement.setString(3, type);
            statement.executeUpdate();
        }
        return first ? State.LATER : State.FINISHED;
    }

    private static String update(String what) {
        return """
                update search_progress set %s
                where tenant_id = nullif(current_setting('crm.tenant', true), '')::uuid and type = ?
                """.formatted(what);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
