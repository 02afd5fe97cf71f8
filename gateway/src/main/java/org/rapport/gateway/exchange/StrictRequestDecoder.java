package org.rapport.gateway.exchange;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Netty reads a message that has both Content-Length and Transfer-Encoding by its chunks and drops the length silently.
 * RFC 9112 lets a server refuse such a message, and a gateway should: the next server may have read the length.
 */
public final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    private StrictRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    /** Puts this decoder into a connection that has not read anything yet. */
    public static void install(HttpConnection connection, HttpServerOptions options) {
        Channel channel = ((ConnectionBase) connection).channel();
        channel.pipeline().replace("httpDecoder", "httpDecoder", new StrictRequestDecoder(options));
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Both Content-Length and Transfer-Encoding");
    }
}
