package org.rapport.gateway.exchange;

import io.opentelemetry.api.trace.SpanContext;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request and its answer, with what identifies them in logs, problems and traces. */
public final class Exchange {

    /** The target of what the gateway answers itself. */
    public static final String OWN = "gateway";

    /** The target of {@code /auth/**}, which the gateway answers itself, sometimes after Keycloak has. */
    public static final String SESSIONS = "auth";

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    /** How long a client may take to notice a refusal while it is still sending. */
    private static final int LINGER_MILLIS = 1_000;

    private static final int LONGEST_DISCARDED = 65_536;
    private static final int LONGEST_REQUEST_ID = 64;
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final ClientAddresses addresses;
    private final String path;
    private final boolean hasBody;
    private final String requestId;
    private TraceContext trace;
    private final long started = System.nanoTime();
    private String target = OWN;
    private @Nullable UUID tenant;
    private @Nullable String user;
    private boolean broken;
    private @Nullable Runnable whenOver;

    public Exchange(HttpServerRequest request, ClientAddresses addresses, boolean overTls) {
        this.request = request;
        this.addresses = addresses;
        this.response = request.response();
        var uri = request.uri();
        var query = uri.indexOf('?');
        this.path = query < 0 ? uri : uri.substring(0, query);
        var headers = request.headers();
        this.hasBody = headers.contains(HttpHeaders.TRANSFER_ENCODING) || contentLength(headers) > 0;
        this.requestId = requestIdOf(headers.get(REQUEST_ID));
        this.trace = TraceContext.continuing(headers.get("traceparent"), headers.get("tracestate"));
        response.headers().set(REQUEST_ID, requestId);
        SecurityHeaders.addTo(response.headers(), overTls);
    }

    public HttpServerRequest request() {
        return request;
    }

    public HttpServerResponse response() {
        return response;
    }

    public String path() {
        return path;
    }

    public HttpMethod method() {
        return request.method();
    }

    /** A method that changes nothing by RFC 9110. */
    public boolean isSafe() {
        var method = request.method();
        return method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
    }

    public boolean hasBody() {
        return hasBody;
    }

    /** The announced length of the body, or −1. */
    public long contentLength() {
        return contentLength(request.headers());
    }

    /** Who answers: the word of a service, {@link #OWN} or {@link #SESSIONS}. */
    public String target() {
        return target;
    }

    public void goesTo(String word) {
        target = word;
    }

    /** Says for whom it is. */
    public void isFor(@Nullable UUID organization, String subject) {
        tenant = organization;
        user = subject;
    }

    /** The organisation that it is for, once it is known. */
    public @Nullable UUID tenant() {
        return tenant;
    }

    /** Whom it is for, by the subject, once it is known. */
    public @Nullable String user() {
        return user;
    }

    /** Ends an answer in the middle, so that the client can tell. */
    public void breakOff() {
        broken = true;
        response.reset();
        over();
    }

    /** Runs {@code action} once, when the answer has been given, was broken off, or the client has left without it. */
    public void whenOver(Runnable action) {
        whenOver = action;
        if (isGone()) {
            over();
        } else {
            response.endHandler(_ -> over());
        }
    }

    private void over() {
        var action = whenOver;
        whenOver = null;
        if (action != null) {
            action.run();
        }
    }

    public boolean isBroken() {
        return broken;
    }

    /** Asks the client to come back by another connection, as it is the last one here that serves it. */
    public void isLastOfItsConnection() {
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }

    /** Whether the client has left before it was answered. */
    public boolean isGone() {
        return response.closed();
    }

    public String requestId() {
        return requestId;
    }

    /** Goes on under that span of its trace. */
    public void goesOnAs(SpanContext span) {
        trace = trace.under(span);
    }

    public String traceId() {
        return trace.traceId();
    }

    public long nanosSinceStart() {
        return System.nanoTime() - started;
    }

    /** Gives the client the word for which it may wait before it sends the body. */
    public void invite() {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            response.writeContinue();
        }
    }

    /** Where the request came from, as far as trusted proxies tell. */
    public String clientAddress() {
        return addresses.of(request);
    }

    /** Adds request id and trace context to what goes to a service. */
    public void identify(MultiMap outgoing) {
        outgoing.set(REQUEST_ID, requestId);
        outgoing.set("traceparent", trace.traceParent());
        var state = trace.state();
        if (state != null) {
            outgoing.set("tracestate", state);
        }
    }

    public void refuse(Problem problem) {
        if (response.ended() || response.headWritten()) {
            return;
        }
        for (Map.Entry<String, String> header : problem.headers().entrySet()) {
            response.headers().set(header.getKey(), header.getValue());
        }
        answer(problem.status(), Problem.CONTENT_TYPE, Buffer.buffer(problem.toJson(traceId())), "no-store");
    }

    /** Refuses as the failure says, or because something is wrong with the gateway itself. */
    public void fail(Throwable failure) {
        if (failure instanceof Refused refused) {
            refuse(refused.problem());
        } else {
            LOG.errorf(failure, "Request %s failed in the gateway", requestId);
            refuse(Problem.of(500, "internal-error", "Something went wrong in the gateway"));
        }
    }

    public void answer(int status, String contentType, Buffer body, String cacheControl) {
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        discardBody();
        response.end(body);
    }

    public void answerEmpty(int status) {
        response.setStatusCode(status);
        discardBody();
        response.end();
    }

    /**
     * Lets a short body that nobody wants run out, so that the connection can be used again. After a long one, and one
     * that does not end, it is closed, once the client had time to see the answer.
     */
    public void discardBody() {
        if (!hasBody || request.isEnded()) {
            return;
        }
        var length = contentLength();
        var connection = request.connection();
        var vertx = Vertx.currentContext().owner();
        var end = vertx.setTimer(LINGER_MILLIS, _ -> connection.close());
        if (length < 0 || length > LONGEST_DISCARDED) {
            if (!response.headWritten()) {
                response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
            request.endHandler(_ -> connection.close());
        } else {
            request.endHandler(_ -> vertx.cancelTimer(end));
        }
        request.handler(_ -> {});
        request.resume();
    }

    private static long contentLength(MultiMap headers) {
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return -1;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private static String requestIdOf(@Nullable String offered) {
        if (offered != null && isSane(offered)) {
            return offered;
        }
        var random = ThreadLocalRandom.current();
        return TraceContext.hex(random.nextLong()) + TraceContext.hex(random.nextLong());
    }

    private static boolean isSane(String id) {
        if (id.isEmpty() || id.length() > LONGEST_REQUEST_ID) {
            return false;
        }
        for (var i = 0; i < id.length(); i++) {
            var c = id.charAt(i);
            if (!(c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '_'
                    || c == '.')) {
                return false;
            }
        }
        return true;
    }
}
