package org.rapport.gateway.across;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.rapport.gateway.call.Calls.Answer;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.route.Proxy;
import org.rapport.gateway.route.Service;
import org.rapport.gateway.token.Grant;

/**
 * {@code GET /api/jobs/{id}}: how far a job is, for who does not know which service works on it. Those that have jobs are
 * asked side by side, and one of them knows it at most.
 */
@Singleton
final class JobOfAny implements AcrossServices {

    private static final Pattern PATH =
            Pattern.compile("/api/jobs/(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");
    private static final List<Service> SERVICES = List.of(Service.SALES, Service.MARKETING, Service.SUPPORT);

    private final SideBySide services;

    JobOfAny(SideBySide services) {
        this.services = services;
    }

    @Override
    public boolean isAt(String path) {
        return PATH.matcher(path).matches();
    }

    @Override
    public void read(Exchange exchange, Grant grant, Proxy proxy) {
        var path = PATH.matcher(exchange.path());
        if (!path.matches()) {
            throw new IllegalArgumentException(exchange.path());
        }
        var paths = new EnumMap<Service, String>(Service.class);
        SERVICES.forEach(service -> paths.put(service, pathOf(service, path.group(1))));
        services.get(exchange, grant, proxy, paths).onSuccess(answers -> tell(exchange, path.group(1), answers));
    }

    private static String pathOf(Service service, String id) {
        return "/" + service.word() + "/jobs/" + id;
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
                            SideBySide.pass(exchange, known.getValue().result(), "application/json");
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
                SideBySide.pass(exchange, answer.result(), Problem.CONTENT_TYPE);
                return;
            }
        }
        exchange.refuse(Problem.notFound());
    }
}
