package org.rapport.kit.testing;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/** Everything that one class logs while this is open, down to what is usually not written. */
public final class LogWatch implements AutoCloseable {

    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {

        @Override
        public void publish(LogRecord entry) {
            lines.add(Line.of(ExtLogRecord.wrap(entry)));
        }

        @Override
        public void flush() {
            // Nothing waits.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    };

    private final Logger logger;
    private final @Nullable Level usual;

    private LogWatch(Class<?> source) {
        logger = Logger.getLogger(source.getName());
        usual = logger.getLevel();
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    /**
     * What was logged.
     *
     * @param requestId of the request, as the line says it
     * @param traceId   of its trace, likewise
     * @param tenant    whose it is, likewise
     * @param user      the subject of who asked, likewise
     */
    public record Line(
            Level level,
            @Nullable Throwable thrown,
            @Nullable String requestId,
            @Nullable String traceId,
            @Nullable String tenant,
            @Nullable String user) {

        private static Line of(ExtLogRecord entry) {
            return new Line(
                    entry.getLevel(),
                    entry.getThrown(),
                    entry.getMdc("requestId"),
                    entry.getMdc("traceId"),
                    entry.getMdc("tenant"),
                    entry.getMdc("user"));
        }
    }

    public static LogWatch of(Class<?> source) {
        return new LogWatch(source);
    }

    /** The lines about that request, once there is one. */
    public List<Line> about(String requestId) {
        return Awaitility.await("a line of " + logger.getName() + " about " + requestId)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> lines.stream()
                                .filter(line -> requestId.equals(line.requestId()))
                                .toList(),
                        found -> !found.isEmpty());
    }

    /** All lines until now. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setLevel(usual);
        logger.setUseParentHandlers(true);
    }
}
