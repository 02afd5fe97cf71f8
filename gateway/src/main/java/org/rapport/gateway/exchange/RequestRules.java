package org.rapport.gateway.exchange;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every request has to keep before anything else looks at it. The decoder has refused by then what breaks the
 * message itself: two lengths, a length beside chunks, bad header names.
 */
public final class RequestRules {

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);
    private static final String ALLOW = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private final int maxUriLength;
    private final int maxHeaderBytes;

    public RequestRules(int maxUriLength, int maxHeaderBytes) {
        this.maxUriLength = maxUriLength;
        this.maxHeaderBytes = maxHeaderBytes;
    }

    /** What the decoder could not read. */
    public static Problem problemOf(@Nullable Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> uriTooLong();
            case TooLongHttpHeaderException _ -> headerTooLarge();
            case null, default -> Problem.malformed("This is not a well-formed HTTP request.");
        };
    }

    private static Problem uriTooLong() {
        return Problem.of(414, "uri-too-long", "The request target is too long");
    }

    private static Problem headerTooLarge() {
        return Problem.of(431, "header-too-large", "The header is too large");
    }

    /** The reason to refuse the request at once, or null. */
    public @Nullable Problem check(HttpServerRequest request) {
        var uri = request.uri();
        if (uri.length() > maxUriLength) {
            return uriTooLong();
        }
        if (request.version() == null) {
            return Problem.of(505, "http-version-not-supported", "The gateway speaks HTTP/1.1");
        }
        if (!METHODS.contains(request.method())) {
            return Problem.methodNotAllowed(ALLOW);
        }
        var query = uri.indexOf('?');
        var fault = PathRules.fault(query < 0 ? uri : uri.substring(0, query));
        if (fault == null && query >= 0) {
            fault = PathRules.faultOfQuery(uri.substring(query + 1));
        }
        if (fault != null) {
            return Problem.malformed(fault);
        }
        return checkHeaders(request.headers(), request.version());
    }

    private @Nullable Problem checkHeaders(MultiMap headers, HttpVersion version) {
        var size = 0;
        var hosts = 0;
        var authorizations = 0;
        for (var header : headers) {
            var name = header.getKey();
            size += name.length() + header.getValue().length() + 4;
            if (name.length() == 4 && name.equalsIgnoreCase("host")) {
                hosts++;
            } else if (name.length() == 13 && name.equalsIgnoreCase("authorization")) {
                authorizations++;
            }
        }
        if (size > maxHeaderBytes) {
            return headerTooLarge();
        }
        if (hosts > 1 || hosts == 0 && version == HttpVersion.HTTP_1_1) {
            return Problem.malformed("There has to be exactly one Host header.");
        }
        if (authorizations > 1) {
            return Problem.malformed("There may be only one Authorization header.");
        }
        return checkFraming(headers, version);
    }

    private static @Nullable Problem checkFraming(MultiMap headers, HttpVersion version) {
        if (!headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            return null;
        }
        var codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        if (version != HttpVersion.HTTP_1_1
                || codings.size() != 1
                || !codings.getFirst().equalsIgnoreCase("chunked")
                || headers.contains(HttpHeaders.CONTENT_LENGTH)) {
            return Problem.malformed("The only transfer coding is 'chunked', without Content-Length.");
        }
        return null;
    }
}
