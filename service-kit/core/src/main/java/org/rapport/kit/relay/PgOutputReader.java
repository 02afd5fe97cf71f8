package org.rapport.kit.relay;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/**
 * Reads {@code pgoutput}, protocol version 1. The server describes a table before its first row and whenever it has
 * changed; the reader remembers that, so it belongs to one connection.
 */
final class PgOutputReader {

    private record Relation(String table, List<String> columns) {}

    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final Map<Integer, Relation> relations = new HashMap<>();

    /**
     * The message in {@code buffer}.
     *
     * @throws IllegalArgumentException if it cannot be what the server meant to send
     */
    PgOutput read(ByteBuffer buffer) {
        try {
            char kind = (char) buffer.get();
            return switch (kind) {
                case 'B' -> begin(buffer);
                case 'C' -> commit(buffer);
                case 'I' -> insert(buffer);
                case 'R' -> relation(buffer);
                default -> new PgOutput.Other(kind);
            };
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a message of the replication stream is cut off", e);
        }
    }

    private static PgOutput begin(ByteBuffer buffer) {
        buffer.getLong(); // where the commit is
        return new PgOutput.Begin(time(buffer));
    }

    private static PgOutput commit(ByteBuffer buffer) {
        buffer.get(); // flags, none is in use
        buffer.getLong(); // where the commit begins
        LogSequenceNumber end = LogSequenceNumber.valueOf(buffer.getLong());
        return new PgOutput.Commit(end, time(buffer));
    }

    private PgOutput relation(ByteBuffer buffer) {
        int id = buffer.getInt();
        text(buffer); // schema
        String table = text(buffer);
        buffer.get(); // replica identity
        int count = buffer.getShort();
        var columns = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            buffer.get(); // whether it is part of the key
            columns.add(text(buffer));
            buffer.getInt(); // type
            buffer.getInt(); // its modifier
        }
        relations.put(id, new Relation(table, List.copyOf(columns)));
        return new PgOutput.Other('R');
    }

    private PgOutput insert(ByteBuffer buffer) {
        Relation relation = relations.get(buffer.getInt());
        if (relation == null) {
            throw new IllegalArgumentException("a row of a table that was not described");
        }
        buffer.get(); // 'N': what follows is the new row
        int count = buffer.getShort();
        if (count != relation.columns().size()) {
            throw new IllegalArgumentException("a row that does not fit the description of " + relation.table());
        }
        var values = new HashMap<String, @Nullable String>();
        for (String column : relation.columns()) {
            values.put(column, value(buffer, relation.table(), column));
        }
        return new PgOutput.Insert(relation.table(), values);
    }

    private static @Nullable String value(ByteBuffer buffer, String table, String column) {
        char kind = (char) buffer.get();
        return switch (kind) {
            case 'n' -> null;
            case 't' -> text(buffer, buffer.getInt());
            default -> throw new IllegalArgumentException("%s.%s is sent as '%s'".formatted(table, column, kind));
        };
    }

    private static String text(ByteBuffer buffer) {
        int start = buffer.position();
        while (buffer.get() != 0) {
            // up to the terminating zero
        }
        int length = buffer.position() - start - 1;
        String text = text(buffer.position(start), length);
        buffer.get();
        return text;
    }

    private static String text(ByteBuffer buffer, int length) {
        if (length < 0 || length > buffer.remaining()) {
            throw new IllegalArgumentException("a value of the replication stream is cut off");
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Instant time(ByteBuffer buffer) {
        return POSTGRES_EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
    }
}
