package org.rapport.kit.relay;

import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A time in which the relay cannot publish: one line in the log at its start, one at its end, whatever comes between. */
final class Outage {

    private static final Logger LOG = Logger.getLogger(Outage.class);

    private final String slot;
    private final RelayStatus status;
    private @Nullable Instant since;

    Outage(String slot, RelayStatus status) {
        this.slot = slot;
        this.status = status;
    }

    void goesOn(Exception cause) {
        String problem = problem(cause);
        status.problem(problem);
        if (since == null) {
            since = Instant.now();
            LOG.warnf("relay %s cannot publish, and keeps trying; events wait in the journal: %s", slot, problem);
            LOG.debug("the relay's trouble", cause);
        }
    }

    void isOver() {
        if (since != null) {
            LOG.infof(
                    "relay %s publishes again after %d s",
                    slot, Duration.between(since, Instant.now()).toSeconds());
            since = null;
            status.problem(null);
        }
    }

    private static String problem(Exception exception) {
        String what = describe(exception);
        Throwable root = exception;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == exception ? what : what + " (" + describe(root) + ")";
    }

    private static String describe(Throwable throwable) {
        String message = throwable.getMessage();
        return throwable.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }
}
