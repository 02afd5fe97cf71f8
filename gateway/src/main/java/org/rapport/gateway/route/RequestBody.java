package org.rapport.gateway.route;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Exchange;

/** The body of a request on its way to the service: a short one is kept until it is whole, a longer one goes as it comes. */
final class RequestBody {

    private final Exchange exchange;
    private final long longestKept;
    private final long longest;
    private final Pace pace;
    private final Listener listener;
    private @Nullable Buffer kept;
    private boolean complete;
    private long received;

    RequestBody(Exchange exchange, RouteConfig config, Pace pace, Listener listener) {
        this.exchange = exchange;
        this.longestKept = config.shortBody().asLongValue();
        this.longest = config.maxBody().asLongValue();
        this.pace = pace;
        this.listener = listener;
        this.complete = !exchange.hasBody();
    }

    /** One that has been read. */
    RequestBody(Exchange exchange, RouteConfig config, Pace pace, Listener listener, Buffer whole) {
        this(exchange, config, pace, listener);
        this.kept = whole;
        this.complete = true;
    }

    /** Whether all of it has come from the client. */
    boolean isComplete() {
        return complete;
    }

    boolean isKnownToBeLong() {
        return exchange.contentLength() > longestKept;
    }

    /** Begins to read it; the listener hears that it is whole or too long to be kept. */
    void read() {
        var buffer = Buffer.buffer();
        kept = buffer;
        var from = exchange.request();
        from.handler(chunk -> {
            received += chunk.length();
            buffer.appendBuffer(chunk);
            if (received > longestKept) {
                from.pause();
                listener.bodyIsLong();
            }
        });
        from.endHandler(_ -> {
            complete = true;
            listener.bodyIsWhole();
        });
        exchange.invite();
        from.resume();
    }

    /** Sends one that is whole, or none. */
    void send(HttpClientRequest to) {
        if (kept == null) {
            to.end();
        } else {
            to.end(kept);
            kept = null;
        }
    }

    /** Sends one as it comes, beginning with what has been read of it. */
    void stream(HttpClientRequest to) {
        var announced = exchange.contentLength();
        if (announced >= 0) {
            to.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(announced));
        } else {
            to.setChunked(true);
        }
        if (kept == null) {
            exchange.invite();
        } else {
            to.write(kept);
            kept = null;
        }
        var from = exchange.request();
        from.handler(chunk -> sendChunk(to, chunk));
        from.endHandler(_ -> {
            if (!complete) {
                complete();
                to.end();
            }
        });
        pace.waits(System.nanoTime());
        from.resume();
    }

    private void sendChunk(HttpClientRequest to, Buffer chunk) {
        received += chunk.length();
        pace.moved(chunk.length(), System.nanoTime());
        if (received > longest) {
            listener.bodyIsTooLarge();
        } else if (received == exchange.contentLength()) {
            complete();
            to.end(chunk);
        } else {
            to.write(chunk);
            if (to.writeQueueFull()) {
                waitForService(to);
            }
        }
    }

    private void waitForService(HttpClientRequest to) {
        listener.signOfService();
        pace.rests(System.nanoTime());
        exchange.request().pause();
        to.drainHandler(_ -> {
            listener.signOfService();
            pace.waits(System.nanoTime());
            exchange.request().resume();
        });
    }

    private void complete() {
        complete = true;
        pace.rests(System.nanoTime());
        listener.bodyIsSent();
    }

    /** Who is told how it goes. */
    interface Listener {

        void signOfService();

        /** It has been read and can be sent. */
        void bodyIsWhole();

        /** It is too long to be kept and rests until it is streamed. */
        void bodyIsLong();

        /** The last byte is on its way to the service. */
        void bodyIsSent();

        /** It is longer than is taken. */
        void bodyIsTooLarge();
    }
}
