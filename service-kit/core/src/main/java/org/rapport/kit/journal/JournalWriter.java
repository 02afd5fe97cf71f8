package org.rapport.kit.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.EventType;
import org.rapport.kit.http.Origin;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/** Writes the rows of one command, in one batch. */
@ApplicationScoped
class JournalWriter {

    private static final String INSERT = """
            insert into journal (tenant_id, id, transaction_id, transaction_index, transaction_count,
                aggregate_type, aggregate_id, version, event_type, time, actor,
                request_id, trace_parent, reason, changes, record, commitments, digest)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?::json, ?::json, ?::json, ?)
            """;

    private final CurrentCaller caller;
    private final ObjectMapper json;
    private final JournalDigest digest;
    private final Commitments commitments;

    JournalWriter(CurrentCaller caller, ObjectMapper json, JournalDigest digest) {
        this.caller = caller;
        this.json = json;
        this.digest = digest;
        this.commitments = new Commitments();
    }

    /** The database's clock, which knows microseconds. */
    Instant clock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select clock_timestamp()");
                var result = statement.executeQuery()) {
            result.next();
            return result.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    void write(OpenJournal journal, Connection connection) throws SQLException {
        List<JournalRow> rows = rows(journal);
        try (var statement = connection.prepareStatement(INSERT)) {
            for (var row : rows) {
                statement.setObject(1, row.tenantId());
                statement.setObject(2, row.id());
                statement.setObject(3, row.transactionId());
                statement.setInt(4, row.transactionIndex());
                statement.setInt(5, row.transactionCount());
                statement.setString(6, row.aggregateType());
                statement.setObject(7, row.aggregateId());
                statement.setLong(8, row.version());
                statement.setString(9, row.eventType());
                statement.setObject(10, row.time().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
                statement.setString(11, row.actor());
                statement.setString(12, row.requestId());
                statement.setString(13, row.traceParent());
                statement.setString(14, row.reason());
                statement.setString(15, row.changes());
                statement.setString(16, row.record());
                statement.setString(17, row.commitments());
                statement.setBytes(18, digest.of(row));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private List<JournalRow> rows(OpenJournal journal) {
        UUID transaction = Uuids.next();
        Origin origin = Origin.current();
        Caller actor = caller.get();
        String actorJson = actor(actor);
        var rows = new ArrayList<JournalRow>();
        for (var entry : journal.entries()) {
            var row = new JournalRow(
                    caller.tenant(),
                    Uuids.next(),
                    transaction,
                    rows.size(),
                    journal.entries().size(),
                    AggregateType.of(entry.aggregate()),
                    entry.aggregate().id(),
                    entry.aggregate().version(),
                    type(entry.event().getClass()),
                    entry.aggregate().updatedAt(),
                    actorJson,
                    origin.requestId(),
                    origin.traceParent(),
                    journal.reason(),
                    text(entry.changes()),
                    entry.tree().toString(),
                    commitments
                            .of(entry.record().getClass(), entry.tree(), entry.changes())
                            .toString());
            RowSize.require(row, entry.tree());
            rows.add(row);
        }
        return rows;
    }

    private String actor(Caller actor) {
        ObjectNode node = json.createObjectNode();
        node.put("subject", actor.subject());
        node.put("name", actor.name());
        node.put("type", actor.kind().wireName());
        node.put("client", actor.client());
        node.put("onBehalfOf", actor.onBehalfOf());
        return node.toString();
    }

    private String text(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change cannot be written", e);
        }
    }

    private static String type(Class<?> event) {
        var type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalStateException(event + " has no @EventType");
        }
        return type.value();
    }
}
