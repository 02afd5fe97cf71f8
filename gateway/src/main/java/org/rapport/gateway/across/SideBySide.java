package org.rapport.gateway.across;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rapport.gateway.call.Calls;
import org.rapport.gateway.call.Calls.Answer;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.route.Proxy;
import org.rapport.gateway.route.RouteConfig;
import org.rapport.gateway.route.Service;
import org.rapport.gateway.session.Admission;
import org.rapport.gateway.token.Grant;

/** Asks several services at once, each as whoever asks the gateway. */
@Singleton
final class SideBySide {

    private final Calls calls;
    private final RouteConfig routes;
    private final Admission admission;

    SideBySide(Calls calls, RouteConfig routes, Admission admission) {
        this.calls = calls;
        this.routes = routes;
        this.admission = admission;
    }

    /** What each of the services says to a GET of its path, once all have said something or failed to. */
    Future<SortedMap<Service, Future<Answer>>> get(
            Exchange exchange, Grant grant, Proxy proxy, Map<Service, String> paths) {
        SortedMap<Service, Future<Answer>> answers = new TreeMap<>();
        paths.forEach((service, path) -> answers.put(service, ask(exchange, grant, proxy, service, path)));
        return Future.join(List.copyOf(answers.values())).transform(_ -> Future.succeededFuture(answers));
    }

    private Future<Answer> ask(Exchange exchange, Grant grant, Proxy proxy, Service service, String path) {
        return proxy.inTurn(service, grant.principal().caller(), () -> {
            var headers = proxy.headersFor(exchange, admission.authorizationFor(grant, service));
            return calls.get(routes.addressOf(service).resolve(path).toString(), headers);
        });
    }

    /** Answers {@code exchange} with what a service has said. */
    static void pass(Exchange exchange, Answer answer, String type) {
        if (answer.retryAfter() != null) {
            exchange.response().putHeader(HttpHeaders.RETRY_AFTER, answer.retryAfter());
        }
        exchange.answer(answer.status(), type, answer.body().toBuffer(), "private, no-cache");
    }
}
