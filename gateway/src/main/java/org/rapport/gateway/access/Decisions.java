package org.rapport.gateway.access;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.rapport.gateway.call.Calls;
import org.rapport.gateway.call.Calls.Answer;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.route.Proxy;
import org.rapport.gateway.route.RouteConfig;
import org.rapport.gateway.route.Service;
import org.rapport.gateway.route.WholeBody;
import org.rapport.gateway.session.Admission;
import org.rapport.gateway.token.Grant;

/**
 * {@code POST /auth/check}, {@code POST /auth/explain} and {@code POST /api/superadmin/policies/simulate}: what somebody
 * may do, why, and what of that a policy would change. The services that own the records decide. What concerns one of
 * them is forwarded; what concerns several is asked side by side.
 */
@Singleton
public final class Decisions {

    private static final String CHECK = "/auth/check";
    private static final String EXPLAIN = "/auth/explain";
    private static final String SIMULATE = "/api/superadmin/policies/simulate";

    private final Vertx vertx;
    private final Calls calls;
    private final RouteConfig routes;
    private final Admission admission;

    Decisions(Vertx vertx, Calls calls, RouteConfig routes, Admission admission) {
        this.vertx = vertx;
        this.calls = calls;
        this.routes = routes;
        this.admission = admission;
    }

    /** Whether the path is one of the three. */
    public static boolean areAt(String path) {
        return path.equals(CHECK) || path.equals(EXPLAIN) || path.equals(SIMULATE);
    }

    /** Takes over the exchange of somebody who was admitted; the request has to be paused if it has a body. */
    public void decide(Exchange exchange, Grant grant, Proxy proxy) {
        proxy.read(exchange, grant.principal().caller())
                .onFailure(exchange::fail)
                .onSuccess(body -> understand(new Asked(exchange, grant, proxy, body)));
    }

    private void understand(Asked asked) {
        var body = asked.body().bytes();
        switch (asked.exchange().path()) {
            case EXPLAIN ->
                understand(asked, () -> Owners.ofExplanation(body), owner -> forward(asked, owner, "explain"));
            case SIMULATE ->
                understand(
                        asked, () -> Simulation.in(body), asking -> ask(asked, asking, "simulate", routes.silence()));
            default -> understand(asked, () -> Checks.in(body), checks -> ask(asked, checks, "check", Calls.PATIENCE));
        }
    }

    /** A long body takes a while to be understood, in which the event loop serves others. */
    private <T> void understand(Asked asked, Callable<T> reading, Handler<T> next) {
        vertx.executeBlocking(reading, false).onFailure(asked::refuse).onSuccess(next);
    }

    private void ask(Asked asked, Question question, String word, Duration patience) {
        var parts = question.parts();
        if (parts.size() == 1) {
            forward(asked, parts.getFirst().service(), word);
            return;
        }
        var answers =
                parts.stream().map(part -> ask(asked, part, word, patience)).toList();
        Future.join(answers)
                .transform(_ -> Future.succeededFuture(OneAnswer.to(question, answers)))
                .onFailure(asked::refuse)
                .onSuccess(asked::answer);
    }

    private void forward(Asked asked, Service owner, String word) {
        asked.proxy()
                .forward(
                        asked.exchange(),
                        owner,
                        pathOf(owner, word),
                        asked.body(),
                        asked.grant().principal().caller(),
                        () -> admission.authorizationFor(asked.grant(), owner));
    }

    private Future<Answer> ask(Asked asked, Part part, String word, Duration patience) {
        var service = part.service();
        var address = routes.addressOf(service).resolve(pathOf(service, word));
        return asked.proxy().inTurn(service, asked.grant().principal().caller(), () -> {
            var authorization = admission.authorizationFor(asked.grant(), service);
            var headers = asked.proxy().headersFor(asked.exchange(), authorization);
            return calls.post(address.toString(), part.body(), headers, patience);
        });
    }

    private static String pathOf(Service service, String word) {
        var place =
                switch (service) {
                    case SALES, MARKETING, SUPPORT -> service.word();
                    case ADMIN -> "api/superadmin";
                };
        return "/" + place + "/access/" + word;
    }

    /** A question of somebody who was admitted. */
    private record Asked(Exchange exchange, Grant grant, Proxy proxy, WholeBody body) {

        void answer(Answer answer) {
            body.leave();
            if (answer.retryAfter() != null) {
                exchange.response().putHeader("Retry-After", answer.retryAfter());
            }
            var type = answer.isOk() ? "application/json" : Problem.CONTENT_TYPE;
            exchange.answer(answer.status(), type, answer.body().toBuffer(), "no-store");
        }

        void refuse(Throwable failure) {
            body.leave();
            exchange.fail(failure);
        }
    }
}
