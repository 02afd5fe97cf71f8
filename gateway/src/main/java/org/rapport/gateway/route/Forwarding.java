package org.rapport.gateway.route;

import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.token.Caller;

/**
 * One request on its way to a service and its answer on the way back. A short body is read before the service is asked; a
 * longer one and the answer are streamed: whoever reads slowly slows the other side down, and nothing is kept. Lives on
 * one event loop. It ends exactly once: answered, refused, or abandoned because the client went away.
 */
final class Forwarding implements RequestBody.Listener, Answering.Listener {

    private static final Logger LOG = Logger.getLogger(Forwarding.class);

    private final Proxy proxy;
    private final Upstream upstream;
    private final Exchange exchange;
    private final String uri;
    private final Caller caller;
    private final Supplier<String> authorization;
    private final Pace pace;
    private final RequestBody body;
    private final Answering answering;

    private Phase phase = Phase.RECEIVING;
    private long phaseBegan = System.nanoTime();
    private Lane lane;
    private Places.@Nullable Place memory;
    private Places.@Nullable Place place;
    private @Nullable HttpClientRequest outgoing;
    private boolean asked;
    private boolean retried;
    private long lastSignOfService;

    Forwarding(Proxy proxy, Upstream upstream, Exchange exchange, Caller caller, Supplier<String> authorization) {
        this(proxy, upstream, exchange, exchange.request().uri(), null, caller, authorization);
    }

    /** @param whole the body, if it has been read */
    Forwarding(
            Proxy proxy,
            Upstream upstream,
            Exchange exchange,
            String uri,
            @Nullable WholeBody whole,
            Caller caller,
            Supplier<String> authorization) {
        this.proxy = proxy;
        this.upstream = upstream;
        this.exchange = exchange;
        this.uri = uri;
        this.caller = caller;
        this.authorization = authorization;
        this.lane = upstream.requests();
        var config = proxy.config();
        this.pace = new Pace(
                config.bodyPatience().toNanos(),
                config.bodyDeadline().toNanos(),
                config.bodyRate().asLongValue());
        this.memory = whole == null ? null : whole.memory();
        this.body = whole == null
                ? new RequestBody(exchange, config, pace, this)
                : new RequestBody(exchange, config, pace, this, whole.bytes());
        this.answering = new Answering(exchange, pace, this);
    }

    void start() {
        if (exchange.isGone()) {
            end();
            return;
        }
        if (upstream.breaker().refuses()) {
            refuse(Proxy.down());
            return;
        }
        proxy.begun(this);
        exchange.response().exceptionHandler(_ -> abandon());
        exchange.request().exceptionHandler(_ -> abandon());
        if (body.isComplete()) {
            queue();
        } else if (body.isKnownToBeLong()) {
            lane = upstream.uploads();
            queue();
        } else {
            receive();
        }
    }

    /** Ends this when one side has kept the other one waiting for too long; each is blamed for its own part only. */
    void check(long now) {
        switch (phase) {
            case RECEIVING -> checkPhase(now, proxy.config().bodyPatience().toNanos(), tooSlow());
            case QUEUED -> checkPhase(now, proxy.config().queuePatience().toNanos(), Places.busy());
            case SENDING -> {
                if (outgoing.writeQueueFull()) {
                    checkSilence(now);
                } else if (pace.isOver(now)) {
                    refuse(tooSlow());
                }
            }
            case ASKED -> checkSilence(now);
            case ANSWERING -> checkAnswer(now);
            case OVER -> {}
        }
    }

    private void checkAnswer(long now) {
        if (!answering.waitsForClient()) {
            if (!answering.isEndless()) {
                checkSilence(now);
            }
        } else if (pace.isOver(now)) {
            end();
            reset();
            exchange.breakOff();
        }
    }

    private void checkPhase(long now, long patience, Problem problem) {
        if (now - phaseBegan > patience) {
            refuse(problem);
        }
    }

    private void checkSilence(long now) {
        if (now - lastSignOfService > proxy.config().silence().toNanos()) {
            broken(new SilenceException());
        }
    }

    private void enter(Phase next) {
        phase = next;
        phaseBegan = System.nanoTime();
    }

    /** Reads a short body where there is memory for it. */
    private void receive() {
        memory = proxy.bodies().placeFor(caller);
        if (take(memory, () -> {})) {
            body.read();
        }
    }

    @Override
    public void bodyIsWhole() {
        if (phase == Phase.RECEIVING) {
            queue();
        }
    }

    @Override
    public void bodyIsLong() {
        if (phase == Phase.RECEIVING) {
            lane = upstream.uploads();
            queue();
        }
    }

    @Override
    public void bodyIsSent() {
        if (phase == Phase.SENDING) {
            signOfService();
            enter(Phase.ASKED);
        }
    }

    @Override
    public void bodyIsTooLarge() {
        refuse(Proxy.tooLarge(proxy.maxBody()));
    }

    private void queue() {
        enter(Phase.QUEUED);
        place = lane.places().placeFor(caller);
        take(place, this::connect);
    }

    private boolean take(Places.Place wanted, Runnable granted) {
        try {
            wanted.take(granted);
            return true;
        } catch (Refused refused) {
            refuse(refused.problem());
            return false;
        }
    }

    private void connect() {
        enter(Phase.ASKED);
        signOfService();
        asked = upstream.breaker().allows(lane != upstream.uploads());
        if (asked) {
            request();
        } else {
            refuse(Proxy.down());
        }
    }

    private void request() {
        lane.client().request(exchange.method(), uri).onComplete(this::connected);
    }

    private void connected(AsyncResult<HttpClientRequest> connection) {
        if (isOver()) {
            if (connection.succeeded()) {
                connection.result().exceptionHandler(_ -> {}).reset();
            }
            return;
        }
        if (connection.failed()) {
            broken(connection.cause());
            return;
        }
        var request = connection.result();
        outgoing = request;
        signOfService();
        proxy.dress(exchange, request.headers(), authorization.get());
        request.exceptionHandler(this::broken);
        request.response().onComplete(this::answered);
        if (body.isComplete()) {
            body.send(request);
        } else {
            enter(Phase.SENDING);
            body.stream(request);
        }
        if (memory != null) {
            memory.leave();
        }
    }

    private void answered(AsyncResult<HttpClientResponse> answer) {
        if (isOver()) {
            return;
        }
        if (answer.failed()) {
            broken(answer.cause());
            return;
        }
        upstream.breaker().answered();
        asked = false;
        enter(Phase.ANSWERING);
        pace.rests(System.nanoTime());
        signOfService();
        answering.begin(answer.result());
    }

    @Override
    public void complete() {
        if (isOver()) {
            return;
        }
        end();
        if (!body.isComplete()) {
            // The service answered without wanting the body; it may not read the rest either.
            reset();
            exchange.discardBody();
        }
    }

    /** Nobody's fault but the client's, or nobody's at all: the service is not blamed. */
    private void refuse(Problem problem) {
        if (!isOver()) {
            end();
            reset();
            exchange.refuse(problem);
        }
    }

    @Override
    public void broken(Throwable cause) {
        if (isOver()) {
            return;
        }
        if (mayTryAgain(cause)) {
            retried = true;
            request();
            return;
        }
        if (phase == Phase.ANSWERING) {
            end();
            reset();
            LOG.warnf("%s broke off its answer, request %s: %s", service(), exchange.requestId(), cause.getMessage());
            exchange.breakOff();
        } else {
            upstream.breaker().failed();
            asked = false;
            LOG.warnf("%s does not answer, request %s: %s", service(), exchange.requestId(), cause.getMessage());
            refuse(Proxy.down());
        }
    }

    /** A connection kept alive may have been closed just then. A request that changes nothing may go again, once. */
    private boolean mayTryAgain(Throwable cause) {
        return cause instanceof HttpClosedException
                && !retried
                && phase == Phase.ASKED
                && exchange.isSafe()
                && !exchange.hasBody();
    }

    private void abandon() {
        if (!isOver()) {
            end();
            reset();
        }
    }

    private void end() {
        enter(Phase.OVER);
        if (asked) {
            upstream.breaker().abandoned();
        }
        if (place != null) {
            place.leave();
        }
        if (memory != null) {
            memory.leave();
        }
        proxy.removed(this);
    }

    private boolean isOver() {
        return phase == Phase.OVER;
    }

    private void reset() {
        if (outgoing != null) {
            outgoing.reset();
        }
    }

    @Override
    public void signOfService() {
        lastSignOfService = System.nanoTime();
    }

    private String service() {
        return upstream.service().word();
    }

    static Problem tooSlow() {
        return Problem.of(408, "request-too-slow", "The body comes too slowly").header("Connection", "close");
    }

    /** Whose turn it is. */
    private enum Phase {
        /** The client sends a short body. */
        RECEIVING,
        /** There is no place yet. */
        QUEUED,
        /** The client sends a longer body, on to the service. */
        SENDING,
        /** The service has everything and has not answered. */
        ASKED,
        ANSWERING,
        OVER
    }

    /** The service said nothing for too long. */
    private static final class SilenceException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SilenceException() {
            super("silent for too long", null, false, false);
        }
    }
}
