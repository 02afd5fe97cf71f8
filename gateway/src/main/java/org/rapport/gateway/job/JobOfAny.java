package org.rapport.gateway.job;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.rapport.gateway.call.Calls;
import org.rapport.gateway.call.Calls.Answer;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.route.Proxy;
import org.rapport.gateway.route.RouteConfig;
import org.rapport.gateway.route.Service;
import org.rapport.gateway.session.Admission;
import org.rapport.gateway.token.Grant;

/**
 * {@code GET /api/jobs/{id}}: how far a job is, for who does not know which service works on it. Those that have jobs are
 * asked side by side, and one of them knows it at most.
 */
@Singleton
public final class JobOfAny {

    private static final Pattern PATH =
            Pattern.compile("/api/jobs/(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");
    private static final List<Service> SERVICES = List.of(Service.SALES, Service.MARKETING, Service.SUPPORT);

    private final Calls calls;
    private final RouteConfig routes;
    private final Admission admission;

    JobOfAny(Calls calls, RouteConfig routes, Admission admission) {
        this.calls = calls;
        this.routes = routes;
        this.admission = admission;
    }

    /** Whether the path is that of a job. */
    public static boolean isAt(String path) {
        return PATH.matcher(path).matches();
    }

    /** Takes over the exchange of somebody who was admitted. */
    public void read(Exchange exchange, Grant grant, Proxy proxy) {
        var path = PATH.matcher(exchange.path());
        if (!path.matches()) {
            throw new IllegalArgumentException(exchange.path());
        }
        var answers = new TreeMap<Service, Future<Answer>>();
        SERVICES.forEach(
                service -> answers.put(service, ask(exchange, grant, proxy, service, pathOf(service, path.group(1)))));
        Future.join(List.copyOf(answers.values()))
                .transform(_ -> Future.succeededFuture(answers))
                .onSuccess(all -> tell(exchange, path.group(1), all));
    }

    private static String pathOf(Service service, String id) {
        return "/" + service.word() + "/jobs/" + id;
    }

    private Future<Answer> ask(Exchange exchange, Grant grant, Proxy proxy, Service service, String path) {
        return proxy.inTurn(service, grant.principal().caller(), () -> {
            var headers = proxy.headersFor(exchange, admission.authorizationFor(grant, service));
            return calls.get(routes.addressOf(service).resolve(path).toString(), headers);
        });
    }

    /** Nobody knows it only if all say so: of one that does not answer, nobody can tell. */
    private static void tell(Exchange exchange, String id, Map<Service, Future<Answer>> answers) {
        answers.entrySet().stream()
                .filter(answer -> answer.getValue().succeeded()
                        && answer.getValue().result().isOk())
                .findFirst()
                .ifPresentOrElse(
                        known -> {
                            exchange.response().putHeader(HttpHeaders.CONTENT_LOCATION, pathOf(known.getKey(), id));
                            answer(exchange, known.getValue().result(), "application/json");
                        },
                        () -> refuse(exchange, answers));
    }

    private static void refuse(Exchange exchange, Map<Service, Future<Answer>> answers) {
        for (var answer : answers.values()) {
            if (answer.failed()) {
                exchange.fail(answer.cause() instanceof Refused ? answer.cause() : new Refused(Proxy.down()));
                return;
            }
            if (answer.result().status() != 404) {
                answer(exchange, answer.result(), Problem.CONTENT_TYPE);
                return;
            }
        }
        exchange.refuse(Problem.notFound());
    }

    private static void answer(Exchange exchange, Answer answer, String type) {
        if (answer.retryAfter() != null) {
            exchange.response().putHeader(HttpHeaders.RETRY_AFTER, answer.retryAfter());
        }
        exchange.answer(answer.status(), type, answer.body().toBuffer(), "private, no-cache");
    }
}
