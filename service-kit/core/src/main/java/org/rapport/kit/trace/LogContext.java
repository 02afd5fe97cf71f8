package org.rapport.kit.trace;

import java.util.UUID;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * What each line of the log says of the work that it belongs to: {@code tenant}, {@code user}, {@code requestId} and
 * {@code traceId}. Quarkus keeps it with the request or the message, and it goes where they go: to another thread, and no further.
 */
public final class LogContext {

    private static final String TENANT = "tenant";
    private static final String USER = "user";
    private static final String REQUEST_ID = "requestId";
    private static final String TRACE_ID = "traceId";

    private LogContext() {}

    /** The trace of the current work, if it is known. */
    public static @Nullable String traceId() {
        return MDC.get(TRACE_ID) instanceof String id ? id : null;
    }

    /** Says who caused the current work, by the subject, and in which organisation. */
    public static void caller(@Nullable UUID tenant, String user) {
        put(TENANT, tenant == null ? null : tenant.toString());
        put(USER, user);
    }

    /** Says what caused the current work. */
    static void cause(@Nullable String requestId, @Nullable String traceId) {
        put(REQUEST_ID, requestId);
        put(TRACE_ID, traceId);
    }

    /** Does {@code work}, and says no longer afterwards what was said meanwhile. */
    public static void during(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** As {@link #during}, for work with a result. */
    public static <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        try {
            return work.call();
        } finally {
            MDC.remove(TENANT);
            MDC.remove(USER);
            MDC.remove(REQUEST_ID);
            MDC.remove(TRACE_ID);
        }
    }

    private static void put(String key, @Nullable String value) {
        if (value != null) {
            MDC.put(key, value);
        }
    }
}
