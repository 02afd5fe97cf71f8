package org.rapport.kit.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Access;
import org.rapport.kit.access.Requires;
import org.rapport.kit.batch.BatchAnswer.Result;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.Problem;
import org.rapport.kit.problem.Problems;
import org.rapport.kit.record.RecordType;

/** Calls operations that change records as a request does: the methods of their resources, with all that is checked before them. */
@ApplicationScoped
public class Calls {

    private static final UUID ANY = new UUID(0, 0);

    private final Targets targets;
    private final Access access;
    private final Validator validator;
    private final Problems problems;
    private final ObjectMapper json;

    Calls(Targets targets, Access access, Validator validator, Problems problems, ObjectMapper json) {
        this.targets = targets;
        this.access = access;
        this.validator = validator;
        this.problems = problems;
        this.json = json;
    }

    /**
     * One operation on each of many records.
     *
     * @param method of HTTP
     * @param path   such as {@code /sales/leads/{id}/qualify}
     * @param body   what is sent
     */
    public record OnEach(
            String method, String path, @Nullable JsonNode body) {

        /** Where {@link #path} has the id of the record. */
        public static final String ID = "{id}";

        private String path(UUID record) {
            return path.replace(ID, record.toString());
        }

        private String root() {
            return path.substring(0, path.indexOf('/', 1) + 1);
        }
    }

    /**
     * What the operation that {@code path} names answers.
     *
     * @param root    below which it is
     * @param ifMatch as the header has it
     * @throws Exception what it throws
     */
    Result call(
            String method,
            String root,
            String path,
            @Nullable String ifMatch,
            @Nullable JsonNode body,
            @Nullable UriInfo uri)
            throws Exception {
        var found = find(method, root, path);
        Target target = found.target();
        @Nullable Object[] arguments = target.arguments(found.named(), ifMatch, sent(target, body), uri, json);
        try {
            return result(path, target.code().invoke(target.resource(), arguments));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Does {@code operation} to {@code record} as it is now.
     *
     * @throws Exception what the operation throws
     */
    public void call(OnEach operation, UUID record) throws Exception {
        call(operation.method(), operation.root(), operation.path(record), "*", operation.body(), null);
    }

    /**
     * The type of the records that {@code operation} is on.
     *
     * @param root    below which it must be
     * @param pointer where in the request it is
     * @throws OperationRefusal if there is no such operation, it is none on records, the caller may do it to none, or its body
     *                          is not what it takes
     */
    public RecordType<?, ?> check(OnEach operation, String root, String pointer) {
        try {
            return check(operation, root);
        } catch (JsonProcessingException | RuntimeException e) {
            throw refusal(pointer, Map.of(), e);
        }
    }

    /** The same of an operation that was checked. */
    public RecordType<?, ?> type(OnEach operation) {
        return find(operation.method(), operation.root(), operation.path(ANY))
                .target()
                .resource()
                .recordType();
    }

    private RecordType<?, ?> check(OnEach operation, String root) throws JsonProcessingException {
        if (!operation.path().contains(OnEach.ID)) {
            throw new NotCallable("/path", "must have " + OnEach.ID + " where the id of the record is");
        }
        var found = find(operation.method(), root, operation.path(ANY));
        Target target = found.target();
        RecordType<?, ?> type = target.resource().recordType();
        if (target.makes()
                || type.isPart()
                || !found.named().namedGroups().containsKey("id")
                || !found.named().group("id").equals(ANY.toString())) {
            throw new NotCallable("/path", "is not an operation on one record after another");
        }
        requirePermitted(target, type);
        @Nullable Object[] arguments = target.arguments(found.named(), "*", sent(target, operation.body()), null, json);
        var violations = validator.forExecutables().validateParameters(target.resource(), target.code(), arguments);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return type;
    }

    /** How {@code failure} of an operation is told, where the operation is all that is asked for. */
    public Problem problem(Exception failure) {
        return switch (failure) {
            case Names.Failed failed -> Problem.of("dependency-failed", 424, failed.getMessage());
            case NotCallable wrong -> problems.of(new DomainException.Malformed(wrong.pointer(), wrong.detail()));
            default -> problems.of(failure);
        };
    }

    /** That a request is refused because of {@code failure} of the operation which it asks for at {@code pointer}. */
    public OperationRefusal refusal(String pointer, Map<String, Object> extensions, Exception failure) {
        return new OperationRefusal(pointer, extensions, failure, problem(failure));
    }

    /** What another permission than one of the type decides, or the kind of the caller, is seen with each record. */
    private void requirePermitted(Target target, RecordType<?, ?> type) {
        Requires required = target.code().getAnnotation(Requires.class);
        if (required != null && access.decides(required) && type.has(required.value())) {
            access.require(type, required.value());
        }
    }

    private Targets.Found find(String method, String root, String path) {
        return targets.find(method, root, path)
                .orElseThrow(() -> new NotCallable(
                        "/path", "is not, with this method, an operation that changes a record of this service"));
    }

    private static @Nullable JsonNode sent(Target target, @Nullable JsonNode body) {
        if (body == null || body.isNull()) {
            return null;
        }
        if (!target.takesBody()) {
            throw new NotCallable("/body", "is not taken by this operation");
        }
        return body;
    }

    private Result result(String path, @Nullable Object answer) {
        if (answer instanceof RestResponse<?> response) {
            Object body = response.getEntity();
            boolean made = response.getStatus() == RestResponse.StatusCode.CREATED;
            return new Result(response.getStatus(), made ? path + "/" + id(body) : null, body);
        }
        return new Result(answer == null ? 204 : 200, null, answer);
    }

    /** Each record, and each view of one, has its id. */
    private String id(@Nullable Object made) {
        return json.valueToTree(made).path("id").asText();
    }
}
