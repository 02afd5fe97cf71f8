package org.rapport.kit.relay;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyDual;
import org.postgresql.replication.LogSequenceNumber;

/**
 * The stream of a logical replication slot. It has the slot from its start to its end, and nobody else does.
 *
 * <p>It speaks the replication protocol over pgjdbc's {@code CopyDual} rather than through its
 * {@code PGReplicationStream}: that one waits with short socket time-outs and reads on after them, which loses its place
 * when the network stalls within a message, and it keeps the server's keepalives to itself, which here are the clock.
 * The server sends one after half of its {@code wal_sender_timeout} of silence at the latest; so a read comes back that
 * soon without a timer, and a socket that times out is dead and is not read again.
 */
final class ReplicationStream implements AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final Connection connection;
    private final CopyDual copy;
    private long received;
    private long confirmed;
    private long lastBeat = System.nanoTime();

    private ReplicationStream(Connection connection, CopyDual copy, long start) {
        this.connection = connection;
        this.copy = copy;
        this.received = start;
        this.confirmed = start;
    }

    /**
     * Takes the slot.
     *
     * @param start where to continue, if that is later than what the slot remembers
     * @throws SQLException if there is no such slot, or another relay has it
     */
    static ReplicationStream open(JournalDatabase database, String publication, LogSequenceNumber start)
            throws SQLException {
        Connection connection = database.connectForReplication();
        try {
            CopyDual copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyDual("START_REPLICATION SLOT \"%s\" LOGICAL %s (proto_version '1', publication_names '%s')"
                            .formatted(database.slot(), start.asString(), publication));
            return new ReplicationStream(connection, copy, start.asLong());
        } catch (SQLException e) {
            abort(connection);
            throw e;
        }
    }

    /** The server process that holds the slot for us. */
    int serverProcess() throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    /**
     * The next message. Null says that everything the server has sent so far was read: it has sent nothing else, or,
     * when this was to {@code wait}, nothing but a keepalive.
     */
    @Nullable
    ByteBuffer next(boolean wait) throws SQLException {
        while (true) {
            byte[] bytes = copy.readFromCopy(wait);
            if (bytes == null) {
                if (!copy.isActive()) {
                    throw new SQLException("the server ended the replication stream");
                }
                return null;
            }
            var buffer = ByteBuffer.wrap(bytes);
            char kind = (char) buffer.get();
            switch (kind) {
                case 'w' -> {
                    received = Math.max(received, buffer.getLong());
                    buffer.getLong(); // the end of the server's log
                    buffer.getLong(); // the server's clock
                    beatInTime();
                    return buffer;
                }
                case 'k' -> {
                    onKeepalive(buffer);
                    if (wait) {
                        return null;
                    }
                }
                default -> throw new SQLException("unknown message '" + kind + "' in the replication stream");
            }
        }
    }

    /** The server's question whether we are alive may lie behind megabytes that we have not read yet. */
    private void beatInTime() throws SQLException {
        if (System.nanoTime() - lastBeat > BEAT.toNanos()) {
            beat();
        }
    }

    private void onKeepalive(ByteBuffer buffer) throws SQLException {
        received = Math.max(received, buffer.getLong());
        buffer.getLong(); // the server's clock
        if (buffer.get() != 0) {
            beat();
        }
    }

    /** Where the server is: it has nothing for us before that which we have not read. */
    LogSequenceNumber received() {
        return LogSequenceNumber.valueOf(received);
    }

    /** All up to {@code position} is safe elsewhere: the slot need not keep it. The next {@link #beat} tells the server. */
    void confirm(LogSequenceNumber position) {
        confirmed = Math.max(confirmed, position.asLong());
    }

    /** Tells the server that we are alive, and how far we have got. */
    void beat() throws SQLException {
        long clock = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis() - POSTGRES_EPOCH.toEpochMilli());
        byte[] status = ByteBuffer.allocate(34)
                .put((byte) 'r')
                .putLong(received) // written
                .putLong(confirmed) // flushed: what the slot goes by
                .putLong(confirmed) // applied
                .putLong(clock)
                .put((byte) 0) // no answer wanted
                .array();
        copy.writeToCopy(status, 0, status.length);
        copy.flushCopy();
        lastBeat = System.nanoTime();
    }

    /** Ends a read that waits in another thread, with an exception there; the slot is free at once. */
    void abort() {
        abort(connection);
    }

    @Override
    public void close() {
        try {
            beat();
        } catch (SQLException _) {
            // then the server sends again what it was not told of
        }
        abort();
    }

    /** Closes the socket: an orderly end would first read all that the server still wants to send. */
    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException _) {
            // it is gone already
        }
    }
}
