package org.rapport.gateway.exchange;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection in two steps, as RFC 9112, section 9.6 wants it: no more is written, and what still comes is dropped
 * until the client closes too, or a second has passed. Closed at once, with bytes that nobody has read, the connection is
 * reset, and the client may never see the last answer.
 */
public final class LingeringClose extends ChannelDuplexHandler {

    private static final long LINGER_MILLIS = 1_000;

    private boolean closing;

    private LingeringClose() {}

    /** To a connection that has not read anything yet. */
    public static void install(HttpConnection connection) {
        ((ConnectionBase) connection).channel().pipeline().addFirst(new LingeringClose());
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!context.channel().isActive() || !(context.channel() instanceof DuplexChannel channel)) {
            context.close(promise);
            return;
        }
        channel.closeFuture().addListener(_ -> promise.trySuccess());
        if (!closing) {
            closing = true;
            channel.config().setAutoRead(true);
            channel.shutdownOutput();
            var end = context.executor().schedule(() -> context.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
            channel.closeFuture().addListener(_ -> end.cancel(false));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }
}
