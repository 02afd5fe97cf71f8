package org.rapport.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.trace.LogContext;

/**
 * Why a request failed, as RFC 9457 tells it.
 *
 * @param type       {@code urn:problem:<code>}, stable
 * @param title      the same for all problems of the type
 * @param status     the HTTP status
 * @param detail     this occurrence
 * @param errors     the fields at fault
 * @param traceId    what to quote to the operator
 * @param extensions further members that the type defines
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem")
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<FieldError> errors,
        @Nullable String traceId,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {

    /** The media type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Duration RETRY = Duration.ofSeconds(1);

    /** A problem named by {@code code}, whose title is the code in words. */
    public static Problem of(String code, int status, String detail) {
        return of(code, status, detail, List.of(), Map.of());
    }

    /** That a request comes without a token, or with one that proves nothing. */
    public static Problem unauthenticated() {
        return of("unauthenticated", 401, "Send a valid access token.");
    }

    /** A problem with the fields at fault and further members. */
    public static Problem of(
            String code, int status, String detail, List<FieldError> errors, Map<String, Object> extensions) {
        String words = code.replace('-', ' ');
        String title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return new Problem("urn:problem:" + code, title, status, detail, errors, LogContext.traceId(), extensions);
    }

    /** The response that carries this problem; 503 and 429 say when to try again. */
    public Response toResponse() {
        return toResponse(RETRY);
    }

    /** The same, for what takes so long. */
    Response toResponse(Duration retry) {
        var response = Response.status(status).type(MEDIA_TYPE).entity(this);
        if (status == 503 || status == 429) {
            response.header(HttpHeaders.RETRY_AFTER, retry.toSeconds());
        }
        return response.build();
    }
}
