package org.rapport.gateway.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ByteProcessor;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Refuses two things that Netty's decoder accepts. A message with both Content-Length and Transfer-Encoding is read there
 * by its chunks, and the length is dropped silently; RFC 9112 lets a server refuse it, and a gateway should: the next
 * server may have read the length. And a header may come byte by byte for ever; here it has to be whole in time.
 */
public final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    private final Duration headerPatience;
    private boolean inBody;
    private @Nullable Future<?> headerDeadline;

    private StrictRequestDecoder(HttpServerOptions options, Duration headerPatience) {
        super(options);
        this.headerPatience = headerPatience;
    }

    /** Puts this decoder into a connection that has not read anything yet. */
    public static void install(HttpConnection connection, HttpServerOptions options, Duration headerPatience) {
        Channel channel = ((ConnectionBase) connection).channel();
        channel.pipeline().replace("httpDecoder", "httpDecoder", new StrictRequestDecoder(options, headerPatience));
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Both Content-Length and Transfer-Encoding");
    }

    /** A header that comes in one piece, as nearly all do, costs no timer. */
    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        var before = out.size();
        var start = buffer.readerIndex();
        super.decode(context, buffer, out);
        for (var message : out.subList(before, out.size())) {
            if (message instanceof HttpRequest) {
                inBody = true;
                forgetDeadline();
            }
            if (message instanceof LastHttpContent) {
                inBody = false;
            }
        }
        var read = buffer.readerIndex() - start;
        if (!inBody
                && out.size() == before
                && headerDeadline == null
                && buffer.forEachByte(start, read, ByteProcessor.FIND_NON_CRLF) >= 0) {
            headerDeadline = context.executor()
                    .schedule(() -> context.close(), headerPatience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        forgetDeadline();
        super.channelInactive(context);
    }

    private void forgetDeadline() {
        if (headerDeadline != null) {
            headerDeadline.cancel(false);
            headerDeadline = null;
        }
    }
}
