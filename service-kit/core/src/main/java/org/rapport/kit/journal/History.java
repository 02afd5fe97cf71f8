package org.rapport.kit.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.paging.HistoryQuery;
import org.rapport.kit.paging.Page;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.kit.text.Dates;

/** Reads the journal of one record: what happened to it, and what it was at a past instant. */
@ApplicationScoped
public class History {

    private static final String COLUMNS =
            "id, version, event_type, time, actor, request_id, transaction_id, reason, changes";

    private final EntityManager entityManager;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    History(EntityManager entityManager, CurrentCaller caller, ObjectMapper json) {
        this.entityManager = entityManager;
        this.caller = caller;
        this.json = json;
    }

    /** What happened to the record, the latest first; the cursor is the version with which a page ended. */
    public Page<HistoryEntry> of(Class<? extends Aggregate<?>> type, UUID id, HistoryQuery query) {
        long before = version(query.cursor());
        int limit = query.limit();
        List<HistoryEntry> entries = query(
                """
                select %s from journal
                where tenant_id = ? and aggregate_type = ? and aggregate_id = ? and version < ?
                order by version desc limit %d
                """.formatted(COLUMNS, limit + 1),
                statement -> {
                    bind(type, id, statement);
                    statement.setLong(4, before);
                },
                this::entry);
        if (entries.isEmpty() && query.cursor() == null) {
            throw new DomainException.NotFound();
        }
        boolean more = entries.size() > limit;
        List<HistoryEntry> shown = more ? entries.subList(0, limit) : entries;
        return new Page<>(shown, more ? Long.toString(shown.getLast().version()) : null, null);
    }

    /**
     * The record as it was at {@code instant}: its highest version that is not later.
     *
     * @throws DomainException.NotFound if it did not exist then, or was deleted
     */
    public <R> R asOf(Class<? extends Aggregate<R>> type, UUID id, String instant, Class<R> recordType) {
        OffsetDateTime time = time(instant);
        Optional<String> record = query(
                        """
                select record from journal
                where tenant_id = ? and aggregate_type = ? and aggregate_id = ? and time <= ?
                order by version desc limit 1
                """,
                        statement -> {
                            bind(type, id, statement);
                            statement.setObject(4, time);
                        },
                        result -> result.getString(1))
                .stream()
                .findFirst();
        try {
            var tree = json.readTree(record.orElseThrow(DomainException.NotFound::new));
            if (!tree.path("deletedAt").isNull()) {
                throw new DomainException.NotFound();
            }
            return json.treeToValue(tree, recordType);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the journal of " + id + " cannot be read", e);
        }
    }

    private interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reader<T> {
        T read(ResultSet result) throws SQLException;
    }

    private <T> List<T> query(String sql, Binder binder, Reader<T> reader) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                binder.bind(statement);
                try (var result = statement.executeQuery()) {
                    var rows = new ArrayList<T>();
                    while (result.next()) {
                        rows.add(reader.read(result));
                    }
                    return rows;
                }
            }
        });
    }

    private void bind(Class<? extends Aggregate<?>> type, UUID id, PreparedStatement statement) throws SQLException {
        statement.setObject(1, caller.tenant());
        statement.setString(2, AggregateType.of(type));
        statement.setObject(3, id);
    }

    private HistoryEntry entry(ResultSet result) throws SQLException {
        try {
            return new HistoryEntry(
                    result.getObject(1, UUID.class),
                    result.getLong(2),
                    result.getString(3),
                    result.getObject(4, OffsetDateTime.class).toInstant(),
                    json.readTree(result.getString(5)),
                    result.getString(6),
                    result.getObject(7, UUID.class),
                    result.getString(8),
                    json.readTree(result.getString(9)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the journal holds JSON", e);
        }
    }

    private static long version(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new DomainException.Malformed("#cursor", "must be `next` of a page of this history");
        }
    }

    private static OffsetDateTime time(String instant) {
        try {
            return Dates.time(instant).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new DomainException.Malformed("#asOf", "must be an RFC 3339 time in UTC");
        }
    }
}
