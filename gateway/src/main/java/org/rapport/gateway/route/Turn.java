package org.rapport.gateway.route;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.token.Caller;

/**
 * The turn of a call of the gateway's own at a service: it takes one of the same places as a request that is forwarded,
 * and is asked, and counted, under the same breaker.
 */
final class Turn {

    private static final Logger LOG = Logger.getLogger(Turn.class);

    private final Vertx vertx;
    private final Upstream upstream;
    private final long patienceMillis;

    Turn(Vertx vertx, Upstream upstream, long patienceMillis) {
        this.vertx = vertx;
        this.upstream = upstream;
        this.patienceMillis = patienceMillis;
    }

    /** Makes the call once there is a place; a call that fails is a service that does not answer. */
    <T> Future<T> take(Caller caller, Supplier<Future<T>> call) {
        if (upstream.breaker().refuses()) {
            return Future.failedFuture(new Refused(Proxy.down()));
        }
        var place = upstream.requests().places().placeFor(caller);
        return granted(place).compose(_ -> ask(call)).onComplete(_ -> place.leave());
    }

    private Future<Void> granted(Places.Place place) {
        var waiting = Promise.<Void>promise();
        var tooLate = vertx.setTimer(patienceMillis, _ -> waiting.tryFail(new Refused(Places.busy())));
        try {
            place.take(waiting::tryComplete);
        } catch (Refused refused) {
            waiting.tryFail(refused);
        }
        return waiting.future().onComplete(_ -> vertx.cancelTimer(tooLate));
    }

    private <T> Future<T> ask(Supplier<Future<T>> call) {
        var breaker = upstream.breaker();
        if (!breaker.allows(true)) {
            return Future.failedFuture(new Refused(Proxy.down()));
        }
        return Future.<Void>succeededFuture()
                .compose(_ -> call.get())
                .onSuccess(_ -> breaker.answered())
                .recover(failure -> {
                    breaker.failed();
                    LOG.warnf(
                            "%s does not answer the gateway: %s",
                            upstream.service().word(), failure.getMessage());
                    return Future.failedFuture(new Refused(Proxy.down()));
                });
    }
}
