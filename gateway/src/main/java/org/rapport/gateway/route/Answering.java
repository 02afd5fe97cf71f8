package org.rapport.gateway.route;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.rapport.gateway.exchange.Exchange;

/** The way of an answer to the client, as fast as both sides can. */
final class Answering {

    private final Exchange exchange;
    private final Pace pace;
    private final Listener listener;
    private boolean endless;
    private long sent;

    Answering(Exchange exchange, Pace pace, Listener listener) {
        this.exchange = exchange;
        this.pace = pace;
        this.listener = listener;
    }

    void begin(HttpClientResponse from) {
        var to = exchange.response();
        to.setStatusCode(from.statusCode());
        ForwardedHeaders.toClient(from.headers(), to.headers());
        if (hasNoBody(from.statusCode())) {
            from.endHandler(_ -> listener.complete());
            to.end();
        } else {
            stream(from);
        }
    }

    /** Whether it is the client that everything waits for. */
    boolean waitsForClient() {
        return !exchange.response().ended() && exchange.response().writeQueueFull();
    }

    /** Whether the service may be silent for as long as it likes. */
    boolean isEndless() {
        return endless;
    }

    private boolean hasNoBody(int status) {
        return exchange.method() == HttpMethod.HEAD || status == 204 || status == 304;
    }

    private void stream(HttpClientResponse from) {
        var to = exchange.response();
        var length = from.getHeader(HttpHeaders.CONTENT_LENGTH);
        var announced = length == null ? -1 : Long.parseLong(length);
        if (announced < 0) {
            to.setChunked(true);
            endless = isEventStream(from);
        }
        from.handler(chunk -> {
            listener.signOfService();
            sent += chunk.length();
            if (sent == announced) {
                to.end(chunk);
                return;
            }
            to.write(chunk);
            pace.moved(chunk.length(), System.nanoTime());
            if (to.writeQueueFull()) {
                from.pause();
                pace.waits(System.nanoTime());
                to.drainHandler(_ -> {
                    listener.signOfService();
                    pace.rests(System.nanoTime());
                    from.resume();
                });
            }
        });
        from.exceptionHandler(listener::broken);
        from.endHandler(_ -> {
            if (!to.ended() && !to.closed()) {
                to.end();
            }
            listener.complete();
        });
    }

    private static boolean isEventStream(HttpClientResponse response) {
        var type = response.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
    }

    /** Who is told how it goes. */
    interface Listener {

        void signOfService();

        void complete();

        void broken(Throwable cause);
    }
}
