package org.rapport.kit.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rapport.kit.problem.FieldError;
import org.rapport.kit.problem.Problem;

/** That a request was refused, since an operation which it asks for is. */
public final class OperationRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /**
     * @param pointer    where in the request the operation is
     * @param extensions further members of the problem
     * @param failure    what became of the operation
     * @param problem    how that is told where the operation is all of the request
     */
    OperationRefusal(String pointer, Map<String, Object> extensions, Exception failure, Problem problem) {
        super(pointer + ": " + problem.detail(), failure);
        String inside = failure instanceof NotCallable ? pointer : pointer + "/body";
        var all = new LinkedHashMap<>(problem.extensions());
        all.putAll(extensions);
        this.problem = new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                List.copyOf(problem.errors().stream()
                        .map(error -> new FieldError(within(inside, error.pointer()), error.detail()))
                        .toList()),
                problem.traceId(),
                all);
    }

    /** What names no property of a body, but a header, is nowhere inside. */
    private static String within(String outer, String pointer) {
        return pointer.startsWith("#") ? pointer : outer + pointer;
    }

    /** The problem of the operation, told of the request. */
    Problem problem() {
        return problem;
    }
}
