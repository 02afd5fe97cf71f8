package org.rapport.kit.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.Annotation;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Does a POST once per {@code Idempotency-Key} of the caller and path, and answers a repetition as it did the first
 * time. What was answered is stored in the transaction of the work itself: both happened, or neither.
 *
 * <p>The header is the one of draft-ietf-httpapi-idempotency-key-header. Only what succeeded is kept.
 */
@ApplicationScoped
class Idempotency {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final IdempotencyKeys keys;
    private final CurrentVertxRequest request;
    private final CurrentCaller caller;
    private final ObjectMapper json;
    private final Retelling retelling;

    Idempotency(
            IdempotencyKeys keys,
            CurrentVertxRequest request,
            CurrentCaller caller,
            ObjectMapper json,
            Retelling retelling) {
        this.keys = keys;
        this.request = request;
        this.caller = caller;
        this.json = json;
        this.retelling = retelling;
    }

    @Nullable
    Object once(InvocationContext operation) throws Exception {
        RoutingContext routing = request.getCurrent();
        Asked asked = Asked.of(routing);
        if (asked.key() == null) {
            return operation.proceed();
        }
        if (!KEY.matcher(asked.key()).matches()) {
            throw new DomainException.Malformed("#" + HEADER, "must be 1 to 200 visible ASCII characters");
        }
        var scope = new IdempotencyKeys.Scope(client(caller.get()), asked.operation(), asked.scopedKey());
        if (!keys.lock(scope)) {
            throw new DomainException.Conflict(
                    "idempotency-key-in-use", "The same request is being worked on. Ask again in a moment.");
        }
        String hash = hash(asked.circumstances(), operation);
        var answered = keys.find(scope);
        if (answered.isPresent()) {
            if (!answered.get().requestHash().equals(hash)) {
                throw new DomainException.RuleBroken(
                        "idempotency-key-reused", "This Idempotency-Key was sent with another body before.");
            }
            Object repeated = replay(answered.get(), operation);
            routing.response().putHeader("Idempotent-Replayed", "true");
            return repeated;
        }
        Object answer = operation.proceed();
        keys.remember(scope, toStored(answer, hash));
        return answer;
    }

    /** Who chooses keys: visitors all have one subject, and many a client sends the same key for all of them. */
    private static String client(Caller caller) {
        return caller.visitor() == null ? caller.subject() : caller.subject() + " " + caller.visitor();
    }

    private IdempotencyKeys.Answer toStored(@Nullable Object answer, String hash) {
        return answer instanceof RestResponse<?> response
                ? new IdempotencyKeys.Answer(
                        hash,
                        response.getStatus(),
                        response.getHeaderString(HttpHeaders.LOCATION),
                        write(response.getEntity()))
                : new IdempotencyKeys.Answer(hash, answer == null ? 204 : 200, null, write(answer));
    }

    /** What the operation answers: of an inherited one, as its resource has it. */
    private JavaType answerType(InvocationContext operation) {
        var method = operation.getMethod();
        TypeFactory types = json.getTypeFactory();
        var declaring = types.constructType(operation.getTarget().getClass()).findSuperType(method.getDeclaringClass());
        return types.resolveMemberType(method.getGenericReturnType(), declaring.getBindings());
    }

    private @Nullable Object replay(IdempotencyKeys.Answer answer, InvocationContext operation)
            throws JsonProcessingException {
        JavaType type = answerType(operation);
        if (!type.hasRawClass(RestResponse.class)) {
            return retelling.of(json.readValue(answer.body(), type), operation);
        }
        Object body = retelling.of(json.readValue(answer.body(), type.containedType(0)), operation);
        var response = RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(answer.status()), body);
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        return response.build();
    }

    /** Of the body, which is the one parameter that no annotation draws from elsewhere. */
    private String hash(String circumstances, InvocationContext operation) {
        Annotation[][] annotations = operation.getMethod().getParameterAnnotations();
        var body = new StringBuilder(circumstances);
        for (int i = 0; i < annotations.length; i++) {
            if (isBody(annotations[i])) {
                body.append(write(operation.getParameters()[i], sorted()));
            }
        }
        return Fingerprint.of(body.toString());
    }

    private static boolean isBody(Annotation[] annotations) {
        for (var annotation : annotations) {
            String name = annotation.annotationType().getName();
            if (name.startsWith("jakarta.ws.rs.") || name.startsWith("org.jboss.resteasy.reactive.Rest")) {
                return false;
            }
        }
        return true;
    }

    /** In which two bodies are one that name their properties in another order. */
    private ObjectWriter sorted() {
        return json.writer()
                .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
    }

    private String write(@Nullable Object value) {
        return write(value, json.writer());
    }

    private static String write(@Nullable Object value, ObjectWriter writer) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }
}
