package org.rapport.kit.batch;

import java.util.LinkedHashMap;
import java.util.List;
import org.rapport.kit.problem.FieldError;
import org.rapport.kit.problem.Problem;

/** That nothing of an atomic batch was done, because one of its operations failed. */
final class BatchRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int operation;
    private final transient Problem problem;

    BatchRefusal(int operation, Problem problem, Throwable cause) {
        super("operation " + operation + ": " + problem.detail(), cause);
        this.operation = operation;
        this.problem = problem;
    }

    /** The problem of the operation, which says whose it is. */
    Problem problem() {
        var extensions = new LinkedHashMap<>(problem.extensions());
        extensions.put("operation", operation);
        return new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                List.copyOf(problem.errors().stream()
                        .map(error -> new FieldError(pointer(error.pointer()), error.detail()))
                        .toList()),
                problem.traceId(),
                extensions);
    }

    private String pointer(String inside) {
        return "/operations/" + operation + inside;
    }
}
