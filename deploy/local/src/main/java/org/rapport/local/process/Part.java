package org.rapport.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Something that can be started, looked at and stopped by its name. */
public interface Part extends AutoCloseable {

    String name();

    /**
     * Returns when the part is ready. It is started when it does not run, and restarted when what is to be run has
     * changed since, or when it does not become ready.
     */
    Part start();

    /** Ends it in order, or by force when it takes too long. */
    void stop();

    /** Ends it as {@code kill -9} does: it runs no line of code any more. */
    void crash();

    /** Whether it does its work now. */
    boolean isReady();

    /** Whether it runs what it would be started with now, and does its work. */
    boolean isUp();

    Optional<ManagedProcess> process();

    Path log();

    /** Whether its process has ended without having been stopped. */
    boolean hasDied();

    /** The last error that the log of its last run tells of. */
    Optional<String> lastError();

    /** What it says of itself that is amiss, one line each; also a part that is ready may say so. */
    List<String> complaints();

    default boolean isRunning() {
        return process().isPresent();
    }

    @Override
    default void close() {
        stop();
    }
}
