package org.rapport.kit.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The one place where a refusal becomes a status. */
@Provider
public class DomainExceptionMapper implements ExceptionMapper<DomainException> {

    @Override
    public Response toResponse(DomainException refusal) {
        int status =
                switch (refusal) {
                    case DomainException.Malformed _ -> 400;
                    case DomainException.Forbidden _ -> 403;
                    case DomainException.NotFound _ -> 404;
                    case DomainException.Conflict _ -> 409;
                    case DomainException.Stale _ -> 412;
                    case DomainException.RuleBroken _ -> 422;
                    case DomainException.VersionMissing _ -> 428;
                    case DomainException.Unavailable _ -> 503;
                };
        return Problem.of(refusal.code(), status, refusal.getMessage(), refusal.errors(), refusal.extensions())
                .toResponse();
    }
}
