package org.rapport.kit.relay;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Seal;
import org.rapport.kit.seal.SealChain;

/**
 * A relay's time in office: it begins with taking the slot, and ends with whatever goes wrong or with {@link #end}.
 *
 * <p>Order and completeness rest on three steps. The slot gives its rows to one reader, in commit order. Opening the
 * producer then shuts out every earlier relay, and only after that the relay asks whether it still has the slot: had it
 * been paused and lost it in between, it would have shut out a newer one, and the answer would be no. And the slot moves
 * on only behind rows that Kafka has confirmed and that are sealed. What is published twice after a crash is always a
 * whole stretch of rows, in order, up to the newest: those of the last few seconds.
 */
final class Term implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Term.class);
    private static final Duration SEAL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration PACE = Duration.ofMillis(10);
    private static final int FETCH_ROWS = 500;
    private static final String ROWS_TO_REPEAT = """
            select * from journal where time >= (select republish_from from relay_progress where slot = ?)
            order by time, transaction_id, transaction_index
            """;

    private final JournalDatabase database;
    private final Connection connection;
    private final Slot slot;
    private final Progress progress;
    private final SealChain chain;
    private final EventRecords records;
    private final EventProducer producer;
    private final RelayStatus status;
    private final Outage outage;
    private final ReplicationStream stream;
    private final Batch batch = new Batch();
    private long lastSent = System.nanoTime();
    private long lastSaved = System.nanoTime();
    private PgOutput.@Nullable Commit unsaved;
    private volatile boolean ending;
    private volatile boolean waiting;

    /**
     * Takes the slot.
     *
     * @param connection for queries
     * @throws SQLException if another relay was faster
     */
    Term(
            JournalDatabase database,
            Connection connection,
            EventRecords records,
            EventProducer producer,
            RelayStatus status,
            Outage outage)
            throws SQLException {
        this.database = database;
        this.connection = connection;
        this.slot = new Slot(connection, database.slot());
        this.progress = new Progress(connection, database.slot());
        this.chain = new SealChain(connection, database.service());
        this.records = records;
        this.producer = producer;
        this.status = status;
        this.outage = outage;
        this.stream = ReplicationStream.open(database, Relay.PUBLICATION, progress.position());
    }

    /** Publishes until {@link #end} is called; what was read by then is published too. */
    void serve() throws SQLException {
        producer.open(this::onSilence);
        requireSlot();
        LOG.infof("relay %s is the active one", database.slot());
        status.active(true);
        outage.isOver();
        announce();
        if (progress.mustRepublish()) {
            republish();
        }
        follow();
        if (isUnsaved()) {
            save();
        }
    }

    /** Has {@link #serve} return, from any thread. */
    void end() {
        ending = true;
        if (waiting) {
            stream.abort();
        }
    }

    private void follow() throws SQLException {
        var reader = new PgOutputReader();
        while (!(ending && batch.isEmpty())) {
            ByteBuffer message = next();
            if (message != null) {
                read(reader.read(message));
            }
            if (batch.isFull() || message == null && batch.isWhole() && !pace()) {
                publish();
            }
        }
    }

    /**
     * Whether it has waited for more rows: a transaction costs Kafka some milliseconds of CPU, whatever is in it. The
     * first row after a quiet time never waits.
     */
    private boolean pace() {
        long rest = PACE.toNanos() - (System.nanoTime() - lastSent);
        if (rest <= 0 || batch.isEmpty()) {
            return false;
        }
        LockSupport.parkNanos(rest);
        return true;
    }

    private @Nullable ByteBuffer next() throws SQLException {
        if (batch.isWhole() && !batch.isEmpty()) {
            return stream.next(false);
        }
        waiting = true;
        try {
            return stream.next(!ending);
        } catch (SQLException e) {
            if (ending && batch.isEmpty()) {
                return null; // that is how it was woken up
            }
            throw e;
        } finally {
            waiting = false;
        }
    }

    private void read(PgOutput message) {
        switch (message) {
            case PgOutput.Begin begin -> {
                batch.begin(begin);
                status.oldest(batch.oldest());
            }
            case PgOutput.Insert insert -> add(CommittedRow.of(insert.values()::get));
            case PgOutput.Commit commit -> batch.commit(commit);
            case PgOutput.Other _ -> {}
        }
    }

    private void add(CommittedRow row) {
        ProducerRecord<byte[], byte[]> event = records.of(row);
        if (event != null) {
            batch.add(row, event);
        }
    }

    private void publish() throws SQLException {
        send();
        if (batch.last() != null) {
            unsaved = batch.last();
        }
        batch.clear();
        status.oldest(batch.oldest());
        if (isUnsaved()) {
            boolean due = System.nanoTime() - lastSaved > SEAL_INTERVAL.toNanos();
            if (due || chain.unsealed() >= Seal.MOST_ROWS) {
                save();
            }
        } else if (batch.isWhole()) {
            stream.confirm(stream.received());
        }
    }

    private void send() throws SQLException {
        if (batch.events().isEmpty()) {
            return;
        }
        lastSent = System.nanoTime();
        producer.publish(batch.events(), this::onSilence);
        outage.isOver();
        status.published(batch.events().size(), Duration.ofNanos(System.nanoTime() - lastSent));
        batch.rows().forEach(row -> chain.add(row.row().tenantId(), row.row().id(), row.digest()));
    }

    private boolean isUnsaved() {
        return unsaved != null || chain.unsealed() > 0;
    }

    /** Seals what was published and notes the place, both or neither; only then does the slot move on. */
    private void save() throws SQLException {
        PgOutput.Commit last = unsaved;
        connection.setAutoCommit(false);
        chain.seal();
        if (last != null) {
            progress.advance(last);
        }
        connection.commit();
        connection.setAutoCommit(true);
        unsaved = null;
        lastSaved = System.nanoTime();
        if (last != null) {
            stream.confirm(last.end());
        }
        if (!ending) {
            stream.beat();
        }
        announce();
    }

    /** Publishes the seals that are not yet, of this term or of an earlier one that did not come to it. */
    private void announce() throws SQLException {
        long published = progress.publishedSeal();
        List<Seal> seals = chain.after(published);
        while (!seals.isEmpty()) {
            producer.publish(seals.stream().map(records::of).toList(), this::onSilence);
            published = seals.getLast().number();
            progress.publishedSeal(published);
            seals = chain.after(published);
        }
    }

    /** Publishes what may have been missed, oldest first; the stream repeats what committed meanwhile. */
    private void republish() throws SQLException {
        long before = status.published();
        Instant start;
        try (Connection scan = database.connect();
                var statement = scan.prepareStatement(ROWS_TO_REPEAT)) {
            scan.setAutoCommit(false); // or the driver would fetch all rows at once
            start = Progress.clock(scan);
            statement.setString(1, database.slot());
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    add(CommittedRow.of(column -> text(result, column)));
                    if (batch.isFull()) {
                        sendAgain();
                    }
                }
            }
        }
        sendAgain();
        connection.setAutoCommit(false);
        chain.seal();
        progress.republished(start);
        connection.commit();
        connection.setAutoCommit(true);
        announce();
        LOG.infof(
                "relay %s had no slot to go by: %d rows were published, some perhaps again",
                database.slot(), status.published() - before);
    }

    private void sendAgain() throws SQLException {
        send();
        batch.clear();
        stream.beat();
        if (ending) {
            throw new CancellationException("the relay stops");
        }
        if (chain.unsealed() >= Seal.MOST_ROWS) {
            save();
        }
    }

    private static @Nullable String text(ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw new IllegalArgumentException("the journal has no column " + column, e);
        }
    }

    /** Keeps the slot while Kafka is waited for, unless someone else has it or PostgreSQL has gone. */
    private void onSilence(RuntimeException silence) throws SQLException {
        if (ending) {
            throw new CancellationException("the relay stops");
        }
        outage.goesOn(silence);
        stream.beat();
        requireSlot();
    }

    private void requireSlot() throws SQLException {
        if (!slot.isReadBy(stream.serverProcess())) {
            throw new SQLException("the slot was lost to another relay");
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
