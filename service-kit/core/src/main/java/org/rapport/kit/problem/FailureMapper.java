package org.rapport.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * What nobody foresaw: a database that is away or full becomes 503, a race for a key 409, a value that cannot be stored 400, a
 * client that left in the middle nothing to speak of, the rest 500 without a detail.
 */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(FailureMapper.class);

    private static final Duration FULL_RETRY = Duration.ofMinutes(1);

    private final OnceAMinute full = new OnceAMinute();

    @Override
    public Response toResponse(Throwable failure) {
        return switch (DatabaseFailure.of(failure)) {
            case DatabaseFailure.Away away -> {
                LOG.warnf("the database is away: %s", away.reason());
                yield Problem.of("unavailable", 503, "The database is away for the moment. Try again.")
                        .toResponse();
            }
            case DatabaseFailure.Full(String reason) -> full(reason);
            case DatabaseFailure.Busy(String reason) -> busy(reason);
            case DatabaseFailure.Deadlock(String reason) -> busy(reason);
            case DatabaseFailure.Duplicate duplicate ->
                Problem.of("duplicate", 409, "A record with the same key exists: " + duplicate.rule() + ".")
                        .toResponse();
            case DatabaseFailure.Rule rule ->
                Problem.of("rule-broken", 422, "The data contradict a rule: " + rule.rule() + ".")
                        .toResponse();
            case DatabaseFailure.Unfit _ ->
                Problem.of("invalid-request", 400, "A value cannot be kept: a text with U+0000, or one out of range.")
                        .toResponse();
            case DatabaseFailure.None _
            when isOfReading(failure) -> {
                LOG.debugf("a request ended in the middle: %s", failure.getMessage());
                yield Problem.of("incomplete-request", 400, "The request ended in the middle.")
                        .toResponse();
            }
            case DatabaseFailure.None _ -> {
                LOG.error("a request failed for a reason that nobody foresaw", failure);
                yield Problem.of("internal-error", 500, "Something went wrong on our side.")
                        .toResponse();
            }
        };
    }

    /** Whether the body did not come to its end: its client has left, or sends nothing more. Operations throw no such. */
    private static boolean isOfReading(Throwable failure) {
        return failure instanceof IOException && !(failure instanceof JsonProcessingException);
    }

    /** Told once a minute: all who write something meet it, until somebody makes room. */
    private Response full(String reason) {
        if (full.isDue()) {
            LOG.errorf(
                    "PostgreSQL's disk is full, nothing can be written; make room there, it goes on by itself: %s",
                    reason);
        }
        return Problem.of(
                        "storage-full", 503, "There is no room to keep this. Nothing was changed; reading still works.")
                .toResponse(FULL_RETRY);
    }

    private static Response busy(String reason) {
        LOG.infof("the database is busy: %s", reason);
        return Problem.of("busy", 503, "Too much happens to this record at once. Try again.")
                .toResponse();
    }
}
