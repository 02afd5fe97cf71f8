package org.rapport.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Gives the failures that the REST layer itself finds the form of all others. */
@Provider
public class HttpFailureMapper implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return JsonFailureMapper.answer(json);
        }
        Set<String> allowed = isUnrouted(failure) ? AllowedMethods.ofCurrentPath() : Set.of();
        int status = allowed.isEmpty() ? failure.getResponse().getStatus() : 405;
        Problem problem =
                switch (status) {
                    case 400 -> Problem.of("invalid-request", 400, "The request cannot be understood.");
                    case 401 -> Problem.unauthenticated();
                    case 404 -> Problem.of("not-found", 404, "There is no such record.");
                    case 405 -> Problem.of("method-not-allowed", 405, "This resource has no such method.");
                    case 406 -> Problem.of("not-acceptable", 406, "The answer would be application/json.");
                    case 413 -> Problem.of("too-large", 413, "The body is larger than is allowed here.");
                    case 415 ->
                        Problem.of("unsupported-media-type", 415, "Send the media type that the operation names.");
                    default -> Problem.of("http-" + status, status, "The request was refused.");
                };
        var answer = Response.fromResponse(problem.toResponse());
        if (!allowed.isEmpty()) {
            answer.header(HttpHeaders.ALLOW, String.join(", ", allowed));
        }
        return answer.build();
    }

    /** Whether no operation was found for the request: refusals of operations are domain exceptions. */
    private static boolean isUnrouted(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        return status == 405 || status == 404 && !isAllowedMethod();
    }

    private static boolean isAllowedMethod() {
        var request = CurrentRequestManager.get();
        return request != null && AllowedMethods.ofCurrentPath().contains(request.getMethod());
    }
}
