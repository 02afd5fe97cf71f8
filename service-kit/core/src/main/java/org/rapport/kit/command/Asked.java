package org.rapport.kit.command;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * How a command was asked for: by a request, or by a part of one, such as an operation of a batch.
 *
 * @param operation     method and path of the request
 * @param key           its {@code Idempotency-Key}; absent where nothing is to be done but once
 * @param part          which part of the request it is; empty if it is all of it
 * @param circumstances what else has to be the same, for a repetition to be one
 */
public record Asked(String operation, @Nullable String key, String part, String circumstances) {

    private static final ScopedValue<Asked> PART = ScopedValue.newInstance();
    private static final Asked BY_NOBODY = new Asked("", null, "", "");

    /** As the running command is asked for: by {@code request}, or by a part of it. */
    public static Asked of(@Nullable RoutingContext request) {
        if (PART.isBound()) {
            return PART.get();
        }
        if (request == null || !request.request().method().name().equals("POST")) {
            return BY_NOBODY;
        }
        return new Asked(
                request.request().method() + " " + request.request().path(),
                request.request().getHeader(Idempotency.HEADER),
                "",
                "");
    }

    /** Does {@code work} as part {@code part} of this request. */
    public <T> T callPart(String part, String circumstances, Callable<T> work) throws Exception {
        return ScopedValue.where(PART, new Asked(operation, key, part, circumstances))
                .call(work::call);
    }

    /** Under which the answer is kept: the same for the same part of a repeated request. */
    String scopedKey() {
        return part.isEmpty() ? key : key + " " + part;
    }
}
