package org.rapport.kit.relay;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
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
    private static final Duration PACE = Duration.ofMillis(10);

    private final JournalDatabase database;
    private final Connection connection;
    private final Slot slot;
    private final Progress progress;
    private final SealChain chain;
    private final EventRecords records;
    private final EventProducer producer;
    private final RelayStatus status;
    private final Outage outage;
    private final RelayTimes times;
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
            Outage outage,
            RelayTimes times)
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
        this.times = times;
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
        OffsetDateTime missedSince = progress.republishFrom();
        if (missedSince != null) {
            republish(missedSince);
        }
        follow();
        if (isUnsaved()) {
            save();
            send();
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
            return ending ? null : stream.next(false); // whose stream may have been left
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
            case PgOutput.Insert insert -> add(insert.values()::get);
            case PgOutput.Commit commit -> batch.commit(commit);
            case PgOutput.Other _ -> {}
        }
    }

    private void add(Function<String, @Nullable String> values) {
        CommittedRow row = records.read(values);
        ProducerRecord<byte[], byte[]> event = row == null ? null : records.of(row);
        if (row != null && event != null) {
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
            if (isSealDue()) {
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
        status.published(records.topic(), batch.rows(), Duration.ofNanos(System.nanoTime() - lastSent), batch.oldest());
        batch.rows().forEach(row -> chain.add(row.row().tenantId(), row.row().id(), row.digest()));
        if (batch.lastSeal() > 0) {
            progress.publishedSeal(batch.lastSeal());
        }
    }

    private boolean isUnsaved() {
        return unsaved != null || chain.unsealed() > 0;
    }

    /** Seals what was published and notes the place, both or neither; only then does the slot move on. */
    private void save() throws SQLException {
        PgOutput.Commit last = unsaved;
        seal(() -> {
            if (last != null) {
                progress.advance(last);
            }
        });
        unsaved = null;
        if (last != null) {
            stream.confirm(last.end());
        }
        beat();
    }

    /** Tells the server that we are alive, unless its stream was left already. */
    private void beat() throws SQLException {
        if (!ending) {
            stream.beat();
        }
    }

    /** Publishes the seals of an earlier term that did not come to it. */
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
    private void republish(OffsetDateTime since) throws SQLException {
        long before = status.published();
        try (var missed = new MissedRows(database.connect(), since, stream::beat)) {
            while (missed.hasNext()) {
                missed.next(values -> {
                    add(values);
                    if (batch.isFull()) {
                        sendAgain();
                    }
                });
                sendAgain();
                if (isSealDue()) {
                    saveAgain(() ->
                            progress.republishedTo(missed.from(), missed.start().minus(times.longestTransaction())));
                }
            }
            saveAgain(() -> progress.republished(missed.start()));
        }
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
            saveAgain(() -> {});
        }
    }

    /** As {@link #save}, where the place is not one in the stream. */
    private void saveAgain(Note place) throws SQLException {
        seal(place);
        stream.beat();
    }

    private interface Note {
        void write() throws SQLException;
    }

    /**
     * The seals are published with the rows that come next, or at once if none do: a transaction of their own would keep
     * rows waiting.
     */
    private void seal(Note place) throws SQLException {
        beat(); // all of this may take a while
        connection.setAutoCommit(false);
        List<Seal> seals = chain.seal();
        place.write();
        connection.commit();
        connection.setAutoCommit(true);
        status.sealed();
        status.retained(slot.retained());
        seals.forEach(seal -> batch.add(seal, records.of(seal)));
        lastSaved = System.nanoTime();
    }

    private boolean isSealDue() {
        return System.nanoTime() - lastSaved > times.sealInterval().toNanos() || chain.unsealed() >= Seal.MOST_ROWS;
    }

    /** Keeps the slot while Kafka is waited for, unless someone else has it or PostgreSQL has gone. */
    private void onSilence(RuntimeException silence) throws SQLException {
        if (ending) {
            throw new CancellationException("the relay stops");
        }
        outage.goesOn(silence);
        stream.beat();
        requireSlot();
        status.retained(slot.retained());
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
