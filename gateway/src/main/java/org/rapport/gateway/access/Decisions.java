package org.rapport.gateway.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
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
 * {@code POST /auth/check} and {@code POST /auth/explain}: what somebody may do, and why. The services that own the
 * records decide. What concerns one of them is forwarded; a check that concerns several is asked in parts, side by side.
 */
@Singleton
public final class Decisions {

    private static final String CHECK = "/auth/check";
    private static final String EXPLAIN = "/auth/explain";

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

    /** Whether the path is one of the two. */
    public static boolean areAt(String path) {
        return path.equals(CHECK) || path.equals(EXPLAIN);
    }

    /** Takes over the exchange of somebody who was admitted; the request has to be paused if it has a body. */
    public void decide(Exchange exchange, Grant grant, Proxy proxy) {
        proxy.read(exchange, grant.principal().caller())
                .onFailure(exchange::fail)
                .onSuccess(body -> understand(new Asked(exchange, grant, proxy, body)));
    }

    /** A long body takes a while to be understood, in which the event loop serves others. */
    private void understand(Asked asked) {
        var body = asked.body().bytes();
        if (asked.exchange().path().equals(EXPLAIN)) {
            vertx.executeBlocking(() -> Owners.ofExplanation(body), false)
                    .onFailure(asked::refuse)
                    .onSuccess(owner -> forward(asked, owner, "explain"));
        } else {
            vertx.executeBlocking(() -> Checks.in(body), false)
                    .onFailure(asked::refuse)
                    .onSuccess(checks -> check(asked, checks));
        }
    }

    private void check(Asked asked, Checks checks) {
        var parts = checks.parts();
        if (parts.size() == 1) {
            forward(asked, parts.getFirst().service(), "check");
            return;
        }
        var answers = parts.stream().map(part -> ask(asked, part)).toList();
        Future.join(answers)
                .transform(_ -> Future.succeededFuture(checks.answerOf(answers)))
                .onFailure(asked::refuse)
                .onSuccess(asked::answer);
    }

    private void forward(Asked asked, Service owner, String question) {
        asked.proxy()
                .forward(
                        asked.exchange(),
                        owner,
                        pathOf(owner, question),
                        asked.body(),
                        asked.grant().principal().caller(),
                        () -> admission.authorizationFor(asked.grant(), owner));
    }

    private Future<Answer> ask(Asked asked, Part part) {
        var service = part.service();
        var address = routes.addressOf(service).resolve(pathOf(service, "check"));
        return asked.proxy().inTurn(service, asked.grant().principal().caller(), () -> {
            var authorization = admission.authorizationFor(asked.grant(), service);
            var headers = asked.proxy().headersFor(asked.exchange(), authorization);
            return calls.post(address.toString(), part.question(), headers);
        });
    }

    private static String pathOf(Service service, String question) {
        var place =
                switch (service) {
                    case SALES, MARKETING, SUPPORT -> service.word();
                    case ADMIN -> "api/superadmin";
                };
        return "/" + place + "/access/" + question;
    }

    /** A question of somebody who was admitted. */
    private record Asked(Exchange exchange, Grant grant, Proxy proxy, WholeBody body) {

        void answer(Answer answer) {
            body.leave();
            var type = answer.isOk() ? "application/json" : Problem.CONTENT_TYPE;
            exchange.answer(answer.status(), type, answer.body().toBuffer(), "no-store");
        }

        void refuse(Throwable failure) {
            body.leave();
            exchange.fail(failure);
        }
    }
}
