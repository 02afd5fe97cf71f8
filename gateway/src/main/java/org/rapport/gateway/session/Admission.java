package org.rapport.gateway.session;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.route.Service;
import org.rapport.gateway.token.AccessTokens;
import org.rapport.gateway.token.Capabilities;
import org.rapport.gateway.token.Challenge;
import org.rapport.gateway.token.Grant;
import org.rapport.gateway.token.InternalTokens;
import org.rapport.gateway.token.Principal;

/** Finds out who calls, whatever credential was brought: a token, a browser's session, or a capability. */
@Singleton
public final class Admission {

    private static final String SCHEME = "Bearer ";

    private final AccessTokens accessTokens;
    private final Sessions sessions;
    private final CrossSiteGuard guard;
    private final Capabilities capabilities;
    private final InternalTokens internalTokens;

    Admission(
            AccessTokens accessTokens,
            Sessions sessions,
            CrossSiteGuard guard,
            Capabilities capabilities,
            InternalTokens internalTokens) {
        this.accessTokens = accessTokens;
        this.sessions = sessions;
        this.guard = guard;
        this.capabilities = capabilities;
        this.internalTokens = internalTokens;
    }

    /** The caller's grant, or {@link Refused}. A token counts before a cookie. */
    public Future<Grant> admit(Exchange exchange) {
        var authorization = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                    ? accessTokens.check(
                            authorization.substring(SCHEME.length()).strip())
                    : Future.failedFuture(new Refused(Challenge.invalid("Only the scheme Bearer is known")));
        }
        if (!sessions.isIn(exchange)) {
            return Future.failedFuture(new Refused(Challenge.missing()));
        }
        guard.check(exchange);
        return sessions.admit(exchange);
    }

    /** Who asks with a capability, if it is one for that scope. */
    public Optional<Principal> visitor(Exchange exchange, String capability, String scope) {
        return capabilities.resolve(capability, scope, exchange.clientAddress());
    }

    /** The same as {@link #authorizationFor}, for a visitor whom the limits have let pass. */
    public String authorizationForVisitor(Principal visitor, Service service) {
        return authorizationFor(capabilities.grantOf(visitor), service);
    }

    /** The Authorization header with which that service is asked on someone's behalf. */
    public String authorizationFor(Grant grant, Service service) {
        return internalTokens.authorizationFor(grant, service.word());
    }
}
