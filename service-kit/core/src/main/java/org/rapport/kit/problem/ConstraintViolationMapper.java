package org.rapport.kit.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Tells which fields of a request break a constraint. */
@Provider
public class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {

    @Override
    public Response toResponse(ConstraintViolationException malformed) {
        var refusal = new DomainException.Malformed(fieldErrors(malformed.getConstraintViolations(), 2));
        return Problem.of(refusal.code(), 400, refusal.getMessage(), refusal.errors(), refusal.extensions())
                .toResponse();
    }

    /**
     * The violations as errors of fields, ordered.
     *
     * @param skip how many nodes of each path name our code rather than the client's fields: method and parameter
     */
    public static List<FieldError> fieldErrors(Collection<? extends ConstraintViolation<?>> violations, int skip) {
        return violations.stream()
                .map(violation -> new FieldError(pointer(violation.getPropertyPath(), skip), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
                .toList();
    }

    private static String pointer(Path path, int skip) {
        var pointer = new StringBuilder();
        var nodes = new ArrayList<Path.Node>();
        path.forEach(nodes::add);
        for (var node : nodes.subList(Math.min(skip, nodes.size()), nodes.size())) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append('/').append(node.getKey());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
