package org.rapport.gateway.route;

import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;

/**
 * One request on its way to a service and its answer on the way back, streamed both ways: whoever reads slowly slows the
 * other side down, and nothing is kept. Lives on one event loop. It ends exactly once: answered, refused, or abandoned
 * because the client went away.
 */
final class Forwarding {

    private static final Logger LOG = Logger.getLogger(Forwarding.class);

    private final Proxy proxy;
    private final Upstream upstream;
    private final Exchange exchange;
    private final String authorization;
    private final long announcedBody;

    private @Nullable HttpClientRequest outgoing;
    private boolean over;
    private boolean retried;
    private boolean bodySent;
    private boolean answerBegun;
    private boolean answerEnded;
    private boolean endless;
    private long received;
    private long lastSignOfService = System.nanoTime();

    Forwarding(Proxy proxy, Upstream upstream, Exchange exchange, String authorization) {
        this.proxy = proxy;
        this.upstream = upstream;
        this.exchange = exchange;
        this.authorization = authorization;
        this.announcedBody = exchange.contentLength();
    }

    void start() {
        if (!upstream.breaker().allows()) {
            over = true;
            proxy.refused(exchange, upstream.service(), down());
            return;
        }
        proxy.begun(this);
        exchange.response().exceptionHandler(_ -> abandon());
        exchange.request().exceptionHandler(_ -> abandon());
        connect();
    }

    /** Ends this when the service has been silent for too long. Waiting for the client does not count. */
    void checkSilence(long now, long silenceNanos) {
        if (!endless && !waitsForClient() && now - lastSignOfService > silenceNanos) {
            fail(new SilenceException());
        }
    }

    private boolean waitsForClient() {
        if (answerBegun) {
            return exchange.response().writeQueueFull();
        }
        return outgoing != null && !bodySent && !outgoing.writeQueueFull();
    }

    private void connect() {
        upstream.request(exchange.method(), exchange.request().uri()).onComplete(this::connected);
    }

    private void connected(AsyncResult<HttpClientRequest> connection) {
        if (over) {
            if (connection.succeeded()) {
                connection.result().reset();
            }
            return;
        }
        if (connection.failed()) {
            fail(connection.cause());
            return;
        }
        var request = connection.result();
        outgoing = request;
        signOfService();
        proxy.dress(exchange, request.headers(), authorization);
        request.exceptionHandler(this::fail);
        request.response().onComplete(this::answered);
        if (exchange.hasBody()) {
            sendBody(request);
        } else {
            bodySent = true;
            request.end();
        }
    }

    private void sendBody(HttpClientRequest to) {
        var from = exchange.request();
        if (announcedBody >= 0) {
            to.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(announcedBody));
        } else {
            to.setChunked(true);
        }
        from.handler(chunk -> sendChunk(to, chunk));
        from.endHandler(_ -> {
            if (!over && !bodySent) {
                bodySent = true;
                signOfService();
                to.end();
            }
        });
        if (exchange.expectsContinue()) {
            exchange.response().writeContinue();
        }
        from.resume();
    }

    private void sendChunk(HttpClientRequest to, Buffer chunk) {
        if (over) {
            return;
        }
        received += chunk.length();
        if (received > proxy.maxBody()) {
            end();
            upstream.breaker().abandoned();
            to.reset();
            exchange.refuse(Proxy.tooLarge(proxy.maxBody()));
            proxy.ended(exchange, upstream.service());
        } else if (received == announcedBody) {
            bodySent = true;
            signOfService();
            to.end(chunk);
        } else {
            to.write(chunk);
            if (to.writeQueueFull()) {
                signOfService();
                exchange.request().pause();
                to.drainHandler(_ -> {
                    signOfService();
                    exchange.request().resume();
                });
            }
        }
    }

    private void answered(AsyncResult<HttpClientResponse> answer) {
        if (over) {
            return;
        }
        if (answer.failed()) {
            fail(answer.cause());
            return;
        }
        upstream.breaker().answered();
        answerBegun = true;
        signOfService();
        var from = answer.result();
        var to = exchange.response();
        to.setStatusCode(from.statusCode());
        ForwardedHeaders.toClient(from.headers(), to.headers());
        if (hasNoBody(from.statusCode())) {
            from.endHandler(_ -> finish());
            to.end();
            return;
        }
        streamAnswer(from);
    }

    private boolean hasNoBody(int status) {
        return exchange.method() == HttpMethod.HEAD || status == 204 || status == 304;
    }

    private void streamAnswer(HttpClientResponse from) {
        var to = exchange.response();
        var length = from.getHeader(HttpHeaders.CONTENT_LENGTH);
        var announced = length == null ? -1 : Long.parseLong(length);
        if (announced < 0) {
            to.setChunked(true);
            endless = isEventStream(from);
        }
        var sent = new long[1];
        from.handler(chunk -> {
            signOfService();
            sent[0] += chunk.length();
            if (sent[0] == announced) {
                answerEnded = true;
                to.end(chunk);
                return;
            }
            to.write(chunk);
            if (to.writeQueueFull()) {
                from.pause();
                to.drainHandler(_ -> {
                    signOfService();
                    from.resume();
                });
            }
        });
        from.exceptionHandler(this::fail);
        from.endHandler(_ -> {
            if (!over && !answerEnded) {
                to.end();
            }
            finish();
        });
    }

    private static boolean isEventStream(HttpClientResponse response) {
        var type = response.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
    }

    private void finish() {
        if (!over) {
            end();
            proxy.ended(exchange, upstream.service());
            if (!bodySent) {
                // The service answered without wanting the body; it may not read the rest either.
                reset();
                exchange.discardBody();
            }
        }
    }

    private void fail(Throwable cause) {
        if (over) {
            return;
        }
        if (mayTryAgain(cause)) {
            retried = true;
            connect();
            return;
        }
        end();
        reset();
        if (answerBegun) {
            LOG.warnf("%s broke off its answer, request %s: %s", service(), exchange.requestId(), cause.getMessage());
            exchange.response().reset();
        } else if (cause instanceof ConnectionPoolTooBusyException) {
            upstream.breaker().abandoned();
            exchange.refuse(Problem.unavailable("service-busy", "Too many requests wait for this service.", 1));
        } else {
            upstream.breaker().failed();
            LOG.warnf("%s does not answer, request %s: %s", service(), exchange.requestId(), cause.getMessage());
            exchange.refuse(down());
        }
        proxy.ended(exchange, upstream.service());
    }

    /** A connection kept alive may have been closed just then. A request that changes nothing may go again, once. */
    private boolean mayTryAgain(Throwable cause) {
        return cause instanceof HttpClosedException
                && !retried
                && !answerBegun
                && exchange.isSafe()
                && !exchange.hasBody();
    }

    private void abandon() {
        if (!over) {
            end();
            upstream.breaker().abandoned();
            reset();
            proxy.ended(exchange, upstream.service());
        }
    }

    private void end() {
        over = true;
        proxy.removed(this);
    }

    private void reset() {
        if (outgoing != null) {
            outgoing.reset();
        }
    }

    private void signOfService() {
        lastSignOfService = System.nanoTime();
    }

    private String service() {
        return upstream.service().word();
    }

    private static Problem down() {
        return Problem.unavailable("service-unavailable", "The service does not answer. Try again in a moment.", 2);
    }

    /** The service said nothing for too long. */
    private static final class SilenceException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SilenceException() {
            super("silent for too long", null, false, false);
        }
    }
}
