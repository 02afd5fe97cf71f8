package org.rapport.kit.relay;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;

/** A message of PostgreSQL's plugin {@code pgoutput}, as far as a table that is only inserted into needs it. */
sealed interface PgOutput {

    /** A transaction begins; it has already committed, at that time by the server's clock. */
    record Begin(Instant committedAt) implements PgOutput {}

    /** A row was inserted. Values are texts as the server writes them, null where the column is. */
    record Insert(String table, Map<String, @Nullable String> values) implements PgOutput {}

    /** A transaction ends; who has got this far continues at {@code end}. */
    record Commit(LogSequenceNumber end, Instant committedAt) implements PgOutput {}

    /** A message that tells nothing of rows: relation, type, truncation, origin, or one that is newer than this code. */
    record Other(char kind) implements PgOutput {}
}
