package org.rapport.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Tells a failure as the answer to a request would, where it is not the answer. */
@ApplicationScoped
public class Problems {

    private final DomainExceptionMapper refusals;
    private final ConstraintViolationMapper violations;
    private final HttpFailureMapper requests;
    private final FailureMapper failures;

    Problems(
            DomainExceptionMapper refusals,
            ConstraintViolationMapper violations,
            HttpFailureMapper requests,
            FailureMapper failures) {
        this.refusals = refusals;
        this.violations = violations;
        this.requests = requests;
        this.failures = failures;
    }

    /** Whether the same work may succeed later, without anybody doing anything about it: a database that is away comes back. */
    public static boolean willPass(Throwable failure) {
        return failure instanceof DomainException.Unavailable
                || failure instanceof JsonProcessingException body
                        && JsonFailureMapper.refusal(body) instanceof DomainException.Unavailable
                || DatabaseFailure.of(failure).isTransient();
    }

    /** The problem that {@code failure} is. */
    public Problem of(Throwable failure) {
        Response answer =
                switch (failure) {
                    case DomainException refusal -> refusals.toResponse(refusal);
                    case ConstraintViolationException violation -> violations.toResponse(violation);
                    case JsonProcessingException malformed -> JsonFailureMapper.answer(malformed);
                    case WebApplicationException request -> requests.toResponse(request);
                    default -> failures.toResponse(failure);
                };
        return (Problem) answer.getEntity();
    }
}
