package org.rapport.kit.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.FieldError;
import org.rapport.kit.text.Texts;

/**
 * Refuses what an operation does not ask for: who mistypes {@code filter} must not get every record instead of the ones
 * that were meant.
 */
@Provider
public class QueryParameterFilter implements ContainerRequestFilter {

    private final Map<Method, SortedSet<String>> known = new ConcurrentHashMap<>();

    @Context
    ResourceInfo operation;

    @Override
    public void filter(ContainerRequestContext request) {
        Map<String, List<String>> asked = request.getUriInfo().getQueryParameters();
        if (asked.isEmpty()) {
            return;
        }
        var parameters = known.computeIfAbsent(operation.getResourceMethod(), QueryParameterFilter::parameters);
        var errors = asked.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(parameter -> faults(parameter.getKey(), parameter.getValue(), parameters))
                .toList();
        if (!errors.isEmpty()) {
            throw new DomainException.Malformed(errors);
        }
    }

    private static Stream<FieldError> faults(String name, List<String> values, SortedSet<String> known) {
        if (!known.contains(name)) {
            return Stream.of(new FieldError(
                    "#" + name,
                    known.isEmpty()
                            ? "is unknown: this operation has no parameters"
                            : "is unknown: this operation has " + String.join(", ", known)));
        }
        if (values.size() > 1) {
            return Stream.of(new FieldError("#" + name, "must be given once"));
        }
        return Texts.isUnicode(values.getFirst())
                ? Stream.empty()
                : Stream.of(new FieldError("#" + name, "must be valid Unicode, without U+0000"));
    }

    private static SortedSet<String> parameters(Method operation) {
        return Arrays.stream(operation.getParameters())
                .<AnnotatedElement>flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? fields(parameter.getType())
                        : Stream.of(parameter))
                .flatMap(parameter -> Stream.ofNullable(parameter.getAnnotation(QueryParam.class)))
                .map(QueryParam::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<? extends AnnotatedElement> fields(Class<?> type) {
        return Stream.<Class<?>>iterate(type, it -> it != null && it != Object.class, Class::getSuperclass)
                .flatMap(it -> Arrays.stream(it.getDeclaredFields()));
    }
}
