package org.rapport.gateway.exchange;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal of the gateway's own, as RFC 9457 shows it.
 *
 * @param code what the type urn ends with, for example {@code tenant-required}
 * @param errors the parts of the request at fault
 * @param extensions further members that the type defines
 * @param headers what the answer carries besides, for example {@code Retry-After}
 */
public record Problem(
        int status,
        String code,
        String title,
        @Nullable String detail,
        List<FieldError> errors,
        Map<String, String> extensions,
        Map<String, String> headers) {

    public static final String CONTENT_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
        headers = Map.copyOf(headers);
    }

    public static Problem of(int status, String code, String title) {
        return new Problem(status, code, title, null, List.of(), Map.of(), Map.of());
    }

    public static Problem malformed(String detail) {
        return of(400, "malformed-request", "The request is malformed").detail(detail);
    }

    public static Problem notFound() {
        return of(404, "not-found", "There is no such resource");
    }

    public static Problem methodNotAllowed(String allow) {
        return of(405, "method-not-allowed", "The method is not allowed here").header("Allow", allow);
    }

    public static Problem unavailable(String code, String detail, int retryAfterSeconds) {
        return of(503, code, "The service is not available right now")
                .detail(detail)
                .header("Retry-After", Integer.toString(retryAfterSeconds));
    }

    public Problem detail(String text) {
        return new Problem(status, code, title, text, errors, extensions, headers);
    }

    public Problem errors(List<FieldError> faults) {
        return new Problem(status, code, title, detail, faults, extensions, headers);
    }

    public Problem extension(String name, String value) {
        var more = new HashMap<>(extensions);
        more.put(name, value);
        return new Problem(status, code, title, detail, errors, more, headers);
    }

    public Problem header(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, title, detail, errors, extensions, more);
    }

    String toJson(String traceId) {
        var json = new JsonObject()
                .put("type", "urn:problem:" + code)
                .put("title", title)
                .put("status", status);
        if (detail != null) {
            json.put("detail", detail);
        }
        if (!errors.isEmpty()) {
            json.put(
                    "errors",
                    new JsonArray(errors.stream().map(FieldError::toJson).toList()));
        }
        extensions.forEach(json::put);
        return json.put("traceId", traceId).encode();
    }

    /**
     * A part of the request at fault.
     *
     * @param pointer where it is in the body, as RFC 6901 says it
     */
    public record FieldError(String pointer, String detail) {

        private JsonObject toJson() {
            return new JsonObject().put("pointer", pointer).put("detail", detail);
        }
    }
}
