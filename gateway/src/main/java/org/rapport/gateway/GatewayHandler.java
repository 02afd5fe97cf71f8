package org.rapport.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.rapport.gateway.access.Decisions;
import org.rapport.gateway.across.AcrossServices;
import org.rapport.gateway.cors.Cors;
import org.rapport.gateway.exchange.ClientAddresses;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Pages;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.RequestRules;
import org.rapport.gateway.health.HealthPages;
import org.rapport.gateway.health.Lifecycle;
import org.rapport.gateway.limit.RateLimits;
import org.rapport.gateway.route.Proxy;
import org.rapport.gateway.route.RouteTable;
import org.rapport.gateway.route.RouteTable.PublicOperation;
import org.rapport.gateway.route.Service;
import org.rapport.gateway.route.Traffic;
import org.rapport.gateway.session.Admission;
import org.rapport.gateway.token.Challenge;
import org.rapport.gateway.token.Grant;
import org.rapport.gateway.token.Principal;

/** What happens to a request, in order: its form, whose it is, who calls, how often, and on to the service. */
final class GatewayHandler implements Handler<HttpServerRequest> {

    private final RequestRules rules;
    private final Cors cors;
    private final Admission admission;
    private final RateLimits limits;
    private final Proxy proxy;
    private final Decisions decisions;
    private final List<AcrossServices> across;
    private final List<Pages> ownPages;
    private final Traffic traffic;
    private final Lifecycle lifecycle;
    private final ClientAddresses addresses;
    private final boolean overTls;

    GatewayHandler(
            RequestRules rules,
            Cors cors,
            Admission admission,
            RateLimits limits,
            Proxy proxy,
            Decisions decisions,
            List<AcrossServices> across,
            List<Pages> ownPages,
            Traffic traffic,
            Lifecycle lifecycle,
            ClientAddresses addresses,
            boolean overTls) {
        this.rules = rules;
        this.cors = cors;
        this.admission = admission;
        this.limits = limits;
        this.proxy = proxy;
        this.decisions = decisions;
        this.across = across;
        this.ownPages = ownPages;
        this.traffic = traffic;
        this.lifecycle = lifecycle;
        this.addresses = addresses;
        this.overTls = overTls;
    }

    @Override
    public void handle(HttpServerRequest request) {
        var exchange = new Exchange(request, addresses, overTls);
        traffic.watch(exchange);
        if (exchange.hasBody()) {
            request.pause();
        }
        if (!lifecycle.isReady()) {
            exchange.isLastOfItsConnection();
        }
        try {
            dispatch(exchange);
        } catch (RuntimeException failure) {
            exchange.fail(failure);
        }
    }

    private void dispatch(Exchange exchange) {
        cors.mark(exchange);
        var fault = rules.check(exchange.request());
        if (fault != null) {
            exchange.refuse(fault);
            return;
        }
        if (cors.answersPreflight(exchange)) {
            return;
        }
        var path = exchange.path();
        var refusal = HealthPages.areAt(path) ? null : limits.takeAddress(exchange);
        if (refusal != null) {
            exchange.refuse(refusal);
            return;
        }
        var service = RouteTable.serviceOf(path);
        if (Decisions.areAt(path)) {
            decide(exchange);
        } else if (isAcross(path)) {
            readAcross(exchange);
        } else if (service != null) {
            exchange.goesTo(service.word());
            var operation = RouteTable.publicOperation(exchange.method().name(), path);
            if (operation != null) {
                forwardAnonymous(exchange, service, operation);
            } else {
                forward(exchange, service);
            }
        } else if (!isOwnPage(exchange)) {
            exchange.refuse(Problem.notFound());
        }
    }

    private boolean isOwnPage(Exchange exchange) {
        for (var pages : ownPages) {
            if (pages.serve(exchange)) {
                return true;
            }
        }
        return false;
    }

    private void forward(Exchange exchange, Service service) {
        admit(
                exchange,
                grant -> send(exchange, service, grant.principal(), () -> admission.authorizationFor(grant, service)));
    }

    private void decide(Exchange exchange) {
        if (exchange.path().startsWith("/auth/")) {
            exchange.goesTo(Exchange.SESSIONS);
        }
        if (exchange.method() == HttpMethod.POST) {
            admit(
                    exchange,
                    grant -> within(exchange, grant.principal(), () -> decisions.decide(exchange, grant, proxy)));
        } else {
            exchange.refuse(Problem.methodNotAllowed("POST"));
        }
    }

    private boolean isAcross(String path) {
        return across.stream().anyMatch(it -> it.isAt(path));
    }

    private void readAcross(Exchange exchange) {
        if (exchange.method() == HttpMethod.GET) {
            admit(
                    exchange,
                    grant -> within(exchange, grant.principal(), () -> across.stream()
                            .filter(it -> it.isAt(exchange.path()))
                            .findFirst()
                            .orElseThrow()
                            .read(exchange, grant, proxy)));
        } else {
            exchange.refuse(Problem.methodNotAllowed("GET"));
        }
    }

    private void admit(Exchange exchange, Consumer<Grant> action) {
        admission.admit(exchange).onComplete(admitted -> {
            if (admitted.failed()) {
                exchange.fail(admitted.cause());
            } else if (admitted.result().principal().tenant() == null) {
                exchange.refuse(Challenge.tenantRequired());
            } else {
                action.accept(admitted.result());
            }
        });
    }

    private void forwardAnonymous(Exchange exchange, Service service, PublicOperation operation) {
        var visitor = admission.visitor(exchange, operation.capabilityIn(exchange.path()), operation.scope());
        if (visitor.isEmpty()) {
            exchange.refuse(Problem.notFound());
        } else {
            send(exchange, service, visitor.get(), () -> admission.authorizationForVisitor(visitor.get(), service));
        }
    }

    private void send(Exchange exchange, Service service, Principal principal, Supplier<String> authorization) {
        within(exchange, principal, () -> proxy.forward(exchange, service, principal.caller(), authorization));
    }

    private void within(Exchange exchange, Principal principal, Runnable action) {
        exchange.isFor(principal.tenant(), principal.subject());
        var refusal = limits.take(exchange, principal);
        if (refusal == null) {
            action.run();
        } else {
            exchange.refuse(refusal);
        }
    }
}
