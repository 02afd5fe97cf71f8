package org.rapport.kit.relay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.journal.JournalRow;

/** A journal row as it stands in the database, with the digest that it carries. */
record CommittedRow(JournalRow row, byte[] digest) {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOffset("+HH:mm", "+00")
            .toFormatter();

    /**
     * The row whose columns {@code values} gives as texts.
     *
     * @throws IllegalArgumentException if a value is none that the service writes
     * @throws DateTimeException        if its time is none
     * @throws IllegalStateException    if a column is not there
     */
    static CommittedRow of(Function<String, @Nullable String> values) {
        var row = new JournalRow(
                uuid(values, "tenant_id"),
                uuid(values, "id"),
                uuid(values, "transaction_id"),
                Integer.parseInt(text(values, "transaction_index")),
                Integer.parseInt(text(values, "transaction_count")),
                text(values, "aggregate_type"),
                uuid(values, "aggregate_id"),
                Long.parseLong(text(values, "version")),
                text(values, "event_type"),
                time(text(values, "time")),
                text(values, "actor"),
                values.apply("request_id"),
                values.apply("trace_parent"),
                values.apply("reason"),
                text(values, "changes"),
                text(values, "record"),
                text(values, "commitments"));
        String digest = text(values, "digest");
        return new CommittedRow(row, HexFormat.of().parseHex(digest, "\\x".length(), digest.length()));
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text, TIME).toInstant();
    }

    private static UUID uuid(Function<String, @Nullable String> values, String column) {
        return UUID.fromString(text(values, column));
    }

    private static String text(Function<String, @Nullable String> values, String column) {
        String value = values.apply(column);
        if (value == null) {
            throw new IllegalStateException("a journal row without its " + column);
        }
        return value;
    }
}
