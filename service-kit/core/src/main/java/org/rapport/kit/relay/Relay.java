package org.rapport.kit.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the journal until it is stopped: stands by until the slot is free, serves a {@link Term}, and begins anew
 * after whatever ended it.
 */
final class Relay implements Runnable {

    static final String PUBLICATION = "crm_journal";

    private static final Duration RETRY = Duration.ofMillis(500);

    private final JournalDatabase database;
    private final Map<String, Object> kafka;
    private final EventRecords records;
    private final RelayTimes times;
    private final RelayStatus status;
    private final Outage outage;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Term term;

    /**
     * A relay that does nothing yet.
     *
     * @param kafka settings of the client
     */
    Relay(
            JournalDatabase database,
            Map<String, Object> kafka,
            EventRecords records,
            RelayTimes times,
            RelayStatus status) {
        this.database = database;
        this.kafka = kafka;
        this.records = records;
        this.times = times;
        this.status = status;
        this.outage = new Outage(database.slot(), status);
    }

    @Override
    public void run() {
        while (!isStopping()) {
            try (Connection connection = database.connect()) {
                standBy(connection);
                serve(connection);
            } catch (Exception e) {
                if (!isStopping()) {
                    outage.goesOn(e);
                }
            }
            pause();
        }
    }

    /** Has {@link #run} publish what it has read, free the slot and return. */
    void stop() {
        stop.countDown();
        Term serving = term;
        if (serving != null) {
            serving.end();
        }
    }

    /** Returns when the slot can be taken, or the relay is to stop. */
    private void standBy(Connection connection) throws SQLException {
        var slot = new Slot(connection, database.slot());
        var progress = new Progress(connection, database.slot());
        while (!isStopping()) {
            if (!Slot.hasPublication(connection, PUBLICATION)) {
                throw new SQLException("there is no publication " + PUBLICATION + ": was the database migrated?");
            }
            switch (slot.state()) {
                case FREE -> {
                    progress.begin();
                    return;
                }
                case TAKEN -> {
                    outage.isOver();
                    status.oldest(null);
                    pause();
                }
                case LOST -> slot.drop();
                case MISSING -> {
                    progress.slotIsMissing(times.longestTransaction());
                    slot.create();
                }
            }
        }
    }

    private void serve(Connection connection) throws SQLException {
        if (isStopping()) {
            return;
        }
        try (var producer = new EventProducer(kafka, database.slot());
                var serving = new Term(database, connection, records, producer, status, outage, times)) {
            term = serving;
            if (isStopping()) {
                serving.end();
            }
            serving.serve();
        } finally {
            term = null;
            status.active(false);
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void pause() {
        try {
            stop.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }
}
