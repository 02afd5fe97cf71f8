package org.rapport.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.logging.Logger;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.exchange.RequestRules;
import org.rapport.gateway.health.HealthPages;
import org.rapport.gateway.route.Proxy;
import org.rapport.gateway.route.RouteTable;
import org.rapport.gateway.route.RouteTable.PublicOperation;
import org.rapport.gateway.route.Service;
import org.rapport.gateway.token.Admission;
import org.rapport.gateway.token.Challenge;
import org.rapport.gateway.token.Grant;

/** What happens to a request, in order: its form, whose it is, who calls, and on to the service. */
final class GatewayHandler implements Handler<HttpServerRequest> {

    private static final Logger LOG = Logger.getLogger(GatewayHandler.class);

    private final RequestRules rules;
    private final Admission admission;
    private final Proxy proxy;
    private final HealthPages health;
    private final boolean overTls;

    GatewayHandler(RequestRules rules, Admission admission, Proxy proxy, HealthPages health, boolean overTls) {
        this.rules = rules;
        this.admission = admission;
        this.proxy = proxy;
        this.health = health;
        this.overTls = overTls;
    }

    @Override
    public void handle(HttpServerRequest request) {
        var exchange = new Exchange(request, overTls);
        if (exchange.hasBody()) {
            request.pause();
        }
        try {
            dispatch(exchange);
        } catch (Refused refused) {
            exchange.refuse(refused.problem());
        } catch (RuntimeException failure) {
            fail(exchange, failure);
        }
    }

    private void dispatch(Exchange exchange) {
        var fault = rules.check(exchange.request());
        if (fault != null) {
            exchange.refuse(fault);
            return;
        }
        var path = exchange.path();
        var service = RouteTable.serviceOf(path);
        if (service != null) {
            var operation = RouteTable.publicOperation(exchange.method(), path);
            if (operation != null) {
                forwardAnonymous(exchange, service, operation);
            } else {
                forward(exchange, service);
            }
        } else if (!health.serve(exchange)) {
            exchange.refuse(Problem.notFound());
        }
    }

    private void forward(Exchange exchange, Service service) {
        admission.admit(exchange).onComplete(admitted -> {
            if (admitted.failed()) {
                fail(exchange, admitted.cause());
            } else if (admitted.result().principal().tenant() == null) {
                exchange.refuse(Challenge.tenantRequired());
            } else {
                send(exchange, service, admitted.result());
            }
        });
    }

    private void forwardAnonymous(Exchange exchange, Service service, PublicOperation operation) {
        var grant = admission.admitAnonymous(operation.capabilityIn(exchange.path()), operation.scope());
        if (grant.isEmpty()) {
            exchange.refuse(Problem.notFound());
        } else {
            send(exchange, service, grant.get());
        }
    }

    private void send(Exchange exchange, Service service, Grant grant) {
        proxy.forward(exchange, service, admission.authorizationFor(grant));
    }

    private static void fail(Exchange exchange, Throwable failure) {
        if (failure instanceof Refused refused) {
            exchange.refuse(refused.problem());
        } else {
            LOG.errorf(failure, "Request %s failed in the gateway", exchange.requestId());
            exchange.refuse(Problem.of(500, "internal-error", "Something went wrong in the gateway"));
        }
    }
}
