package org.rapport.gateway.status;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Pages;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.limit.RateLimits;
import org.rapport.gateway.route.RouteTable;
import org.rapport.gateway.session.Admission;
import org.rapport.gateway.token.Challenge;
import org.rapport.gateway.token.Principal;

/**
 * {@code /api/health}, for operators: how each part is. {@code /api/version}, for everybody who has signed in: which
 * version this is; operators see that of each part. Others do not, for a part without a version is one that is away, and
 * different ones tell of a roll-out.
 */
@Singleton
public final class StatusPages implements Pages {

    private final Admission admission;
    private final RateLimits limits;
    private final Rounds rounds;
    private final OwnPart own;

    StatusPages(Admission admission, RateLimits limits, Rounds rounds, OwnPart own) {
        this.admission = admission;
        this.limits = limits;
        this.rounds = rounds;
        this.own = own;
    }

    @Override
    public boolean serve(Exchange exchange) {
        switch (exchange.path()) {
            case RouteTable.HEALTH -> read(exchange, principal -> health(exchange, principal));
            case RouteTable.VERSION -> read(exchange, principal -> version(exchange, principal));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void read(Exchange exchange, Consumer<Principal> page) {
        if (exchange.method() != HttpMethod.GET && exchange.method() != HttpMethod.HEAD) {
            exchange.refuse(Problem.methodNotAllowed("GET, HEAD"));
            return;
        }
        admission.admit(exchange).onFailure(exchange::fail).onSuccess(grant -> {
            var principal = grant.principal();
            exchange.isFor(principal.tenant(), principal.subject());
            var refusal = principal.tenant() == null ? Challenge.tenantRequired() : limits.take(exchange, principal);
            if (refusal == null) {
                page.accept(principal);
            } else {
                exchange.refuse(refusal);
            }
        });
    }

    private void health(Exchange exchange, Principal principal) {
        if (principal.operator()) {
            rounds.latest().onFailure(exchange::fail).onSuccess(round -> answer(exchange, round.toHealth()));
        } else {
            exchange.refuse(Challenge.operatorRequired());
        }
    }

    private void version(Exchange exchange, Principal principal) {
        var version = new JsonObject().put("version", own.version());
        if (principal.operator()) {
            rounds.latest()
                    .onFailure(exchange::fail)
                    .onSuccess(round -> answer(exchange, version.put("parts", round.toVersions())));
        } else {
            answer(exchange, version);
        }
    }

    private static void answer(Exchange exchange, JsonObject json) {
        exchange.answer(200, "application/json", json.toBuffer(), "no-store");
    }
}
