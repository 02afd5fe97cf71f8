package org.rapport.gateway.route;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;

/** The body of a request that the gateway itself has to understand: read in time and whole, or refused. */
public final class WholeBody {

    /** How many of them one event loop keeps at once, beside those that are short. */
    static final int AT_ONCE = 16;

    private static final int LONGEST = 1 << 20;

    private final Places.Place memory;
    private final Buffer bytes = Buffer.buffer();

    private WholeBody(Places.Place memory) {
        this.memory = memory;
    }

    static Future<WholeBody> read(Exchange exchange, Places.Place memory, Vertx vertx, long patienceMillis) {
        var whole = new WholeBody(memory);
        try {
            return whole.read(exchange, vertx, patienceMillis);
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
    }

    public Buffer bytes() {
        return bytes;
    }

    /** Gives the memory back; a second time does nothing. */
    public void leave() {
        memory.leave();
    }

    Places.Place memory() {
        return memory;
    }

    private Future<WholeBody> read(Exchange exchange, Vertx vertx, long patienceMillis) {
        if (exchange.contentLength() > LONGEST) {
            throw new Refused(Proxy.tooLarge(LONGEST));
        }
        memory.take(() -> {});
        if (!exchange.hasBody()) {
            return Future.succeededFuture(this);
        }
        var reading = Promise.<WholeBody>promise();
        var tooLate = vertx.setTimer(patienceMillis, _ -> reading.tryFail(new Refused(Forwarding.tooSlow())));
        var from = exchange.request();
        from.handler(chunk -> {
            bytes.appendBuffer(chunk);
            if (bytes.length() > LONGEST) {
                from.pause();
                reading.tryFail(new Refused(Proxy.tooLarge(LONGEST)));
            }
        });
        from.endHandler(_ -> reading.tryComplete(this));
        from.exceptionHandler(_ -> reading.tryFail(new Refused(Problem.malformed("The body breaks off."))));
        exchange.invite();
        from.resume();
        return reading.future().onComplete(_ -> vertx.cancelTimer(tooLate)).onFailure(_ -> leave());
    }
}
