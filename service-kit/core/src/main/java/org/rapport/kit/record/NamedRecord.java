package org.rapport.kit.record;

import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.PathParam;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Which record an operation is on: the one that the path names as {@code id}. */
public final class NamedRecord {

    private NamedRecord() {}

    /** The id of the record that the running {@code operation} is on; none where it is on all, or on what has no such id. */
    public static Optional<UUID> of(InvocationContext operation) {
        Parameter[] parameters = operation.getMethod().getParameters();
        return IntStream.range(0, parameters.length)
                .filter(i -> isId(parameters[i]))
                .mapToObj(i -> (UUID) operation.getParameters()[i])
                .findFirst();
    }

    private static boolean isId(Parameter parameter) {
        PathParam path = parameter.getAnnotation(PathParam.class);
        return path != null && path.value().equals("id") && parameter.getType() == UUID.class;
    }
}
