package org.rapport.kit.batch;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordOperations;

/**
 * An operation of the API that a batch can ask for: a command whose parameters are in its path, its version and its body.
 *
 * @param method   of HTTP
 * @param path     which it has, with a group for each parameter
 * @param resource whose it is, with all that is checked before it
 * @param code     that does it
 */
record Target(String method, Pattern path, RecordOperations resource, Method code) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /**
     * @param template such as {@code /sales/leads/{id}}
     */
    Target(String method, String template, RecordOperations resource, Method code) {
        this(method, Pattern.compile(PARAMETER.matcher(template).replaceAll("(?<$1>[^/]+)")), resource, code);
    }

    /** Whether all that it takes can be said in a batch. */
    boolean isBatchable() {
        return Arrays.stream(code.getParameters())
                .allMatch(parameter -> parameter.isAnnotationPresent(PathParam.class)
                        || isVersion(parameter)
                        || parameter.isAnnotationPresent(Context.class) && parameter.getType() == UriInfo.class
                        || isBody(parameter));
    }

    boolean takesBody() {
        return Arrays.stream(code.getParameters()).anyMatch(Target::isBody);
    }

    /** Whether it makes something, and says where that is. */
    boolean makes() {
        return Arrays.stream(code.getParameters()).anyMatch(parameter -> parameter.getType() == UriInfo.class);
    }

    /**
     * What the operation is called with.
     *
     * @param ifMatch as the header has it
     * @param uri     of the request; absent where there is none
     */
    @Nullable
    Object[] arguments(
            Matcher named, @Nullable String ifMatch, @Nullable JsonNode body, @Nullable UriInfo uri, ObjectMapper json)
            throws JsonProcessingException {
        Parameter[] parameters = code.getParameters();
        var arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].getAnnotation(PathParam.class) instanceof PathParam path) {
                arguments[i] = ofPath(named.group(path.value()), parameters[i].getType());
            } else if (isVersion(parameters[i])) {
                arguments[i] = ifMatch;
            } else if (isBody(parameters[i])) {
                arguments[i] = body == null ? null : json.treeToValue(body, type(i, json));
            } else {
                arguments[i] = uri;
            }
        }
        return arguments;
    }

    /** What cannot be an id is none, as in the path of a request. */
    private static Object ofPath(String value, Class<?> type) {
        if (type != UUID.class) {
            return value;
        }
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException _) {
            throw new DomainException.NotFound();
        }
    }

    /** Of an inherited operation, as its resource has it. */
    private JavaType type(int parameter, ObjectMapper json) {
        var types = json.getTypeFactory();
        var declaring = types.constructType(resource.getClass()).findSuperType(code.getDeclaringClass());
        return types.resolveMemberType(code.getGenericParameterTypes()[parameter], declaring.getBindings());
    }

    private static boolean isVersion(Parameter parameter) {
        return parameter.getAnnotation(HeaderParam.class) instanceof HeaderParam header
                && header.value().equals(IF_MATCH)
                && parameter.getType() == String.class;
    }

    private static boolean isBody(Parameter parameter) {
        return Stream.of(parameter.getAnnotations())
                .map(Annotation::annotationType)
                .noneMatch(type -> type.getName().startsWith("jakarta.ws.rs.")
                        || type.getName().startsWith("org.jboss.resteasy.reactive.Rest"));
    }
}
