package org.rapport.kit.problem;

import jakarta.ws.rs.core.HttpHeaders;
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
                    case DomainException.SignInTooWeak _ -> 401;
                    case DomainException.Forbidden _ -> 403;
                    case DomainException.NotFound _ -> 404;
                    case DomainException.Conflict _ -> 409;
                    case DomainException.Stale _ -> 412;
                    case DomainException.RuleBroken _ -> 422;
                    case DomainException.VersionMissing _ -> 428;
                    case DomainException.Unavailable _ -> 503;
                };
        Response answer = Problem.of(
                        refusal.code(), status, refusal.getMessage(), refusal.errors(), refusal.extensions())
                .toResponse();
        return switch (refusal) {
            case DomainException.SignInTooWeak weak ->
                with(HttpHeaders.WWW_AUTHENTICATE, challenge(weak.acr()), answer);
            case DomainException.Unavailable _ -> with(HttpHeaders.RETRY_AFTER, 1, answer);
            default -> answer;
        };
    }

    private static Response with(String header, Object value, Response answer) {
        return Response.fromResponse(answer).header(header, value).build();
    }

    /** As RFC 9470 has it. */
    private static String challenge(String acr) {
        return "Bearer realm=\"crm\", error=\"insufficient_user_authentication\", acr_values=\"" + acr + "\"";
    }
}
