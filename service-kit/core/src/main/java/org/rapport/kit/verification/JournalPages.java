package org.rapport.kit.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rapport.events.VerificationAnswer;
import org.rapport.events.VerificationAnswer.Row;
import org.rapport.kit.journal.JournalDigest;
import org.rapport.kit.journal.JournalRow;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * The caller's journal page by page, each row with its digest computed anew. Each page is a short transaction of its own
 * and fetched in small portions: neither the database nor the memory is held for the length of a journal.
 */
@ApplicationScoped
class JournalPages {

    private static final int FETCH_ROWS = 100;
    private static final String COLUMNS = """
            tenant_id, id, transaction_id, transaction_index, transaction_count, aggregate_type, aggregate_id, version,
            event_type, time, actor, request_id, trace_parent, reason, changes, record, commitments, digest""";
    private static final String FIRST =
            "select %s from journal where tenant_id = ? order by id limit ?".formatted(COLUMNS);
    private static final String NEXT =
            "select %s from journal where tenant_id = ? and id > ? order by id limit ?".formatted(COLUMNS);

    private final DataSource dataSource;
    private final CurrentCaller caller;
    private final JournalDigest digest;

    JournalPages(DataSource dataSource, CurrentCaller caller, JournalDigest digest) {
        this.dataSource = dataSource;
        this.caller = caller;
        this.digest = digest;
    }

    /** Up to {@link VerificationAnswer#MOST_ROWS} rows in order of their ids, those after {@code last}, if there is one. */
    List<Row> after(@Nullable UUID last) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(last == null ? FIRST : NEXT)) {
            connection.setAutoCommit(false); // or the driver would fetch all rows at once
            int column = 1;
            statement.setObject(column++, caller.tenant());
            if (last != null) {
                statement.setObject(column++, last);
            }
            statement.setInt(column, VerificationAnswer.MOST_ROWS);
            statement.setFetchSize(FETCH_ROWS);
            var rows = new ArrayList<Row>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(recomputed(result));
                }
            }
            connection.commit();
            return rows;
        }
    }

    private Row recomputed(ResultSet result) throws SQLException {
        JournalRow row = read(result);
        try {
            byte[] now = digest.of(row);
            boolean verifies = MessageDigest.isEqual(now, result.getBytes("digest"));
            return new Row(row.id(), HexFormat.of().formatHex(now), verifies);
        } catch (IllegalArgumentException e) {
            return new Row(row.id(), Row.NONE, false);
        }
    }

    private static JournalRow read(ResultSet result) throws SQLException {
        return new JournalRow(
                result.getObject("tenant_id", UUID.class),
                result.getObject("id", UUID.class),
                result.getObject("transaction_id", UUID.class),
                result.getInt("transaction_index"),
                result.getInt("transaction_count"),
                result.getString("aggregate_type"),
                result.getObject("aggregate_id", UUID.class),
                result.getLong("version"),
                result.getString("event_type"),
                result.getObject("time", OffsetDateTime.class).toInstant(),
                result.getString("actor"),
                result.getString("request_id"),
                result.getString("trace_parent"),
                result.getString("reason"),
                result.getString("changes"),
                result.getString("record"),
                result.getString("commitments"));
    }
}
