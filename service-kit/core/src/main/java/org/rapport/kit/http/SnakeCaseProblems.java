package org.rapport.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import org.rapport.kit.problem.FieldError;
import org.rapport.kit.problem.Problem;

/** See {@link SnakeCase}. */
@Provider
@SnakeCase
public class SnakeCaseProblems implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && !problem.errors().isEmpty()) {
            var errors = problem.errors().stream()
                    .map(error -> new FieldError(snake(error.pointer()), error.detail()))
                    .toList();
            response.setEntity(new Problem(
                    problem.type(),
                    problem.title(),
                    problem.status(),
                    problem.detail(),
                    errors,
                    problem.traceId(),
                    problem.extensions()));
        }
    }

    private static String snake(String pointer) {
        return pointer.startsWith("#")
                ? pointer
                : pointer.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
