package org.rapport.gateway.token;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Refused;

/** Finds out who calls, whatever credential was brought. */
@Singleton
public final class Admission {

    private static final String SCHEME = "Bearer ";

    private final AccessTokens accessTokens;
    private final Capabilities capabilities;
    private final InternalTokens internalTokens;

    Admission(AccessTokens accessTokens, Capabilities capabilities, InternalTokens internalTokens) {
        this.accessTokens = accessTokens;
        this.capabilities = capabilities;
        this.internalTokens = internalTokens;
    }

    /** The caller's grant, or {@link Refused}. */
    public Future<Grant> admit(Exchange exchange) {
        var authorization = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Future.failedFuture(new Refused(Challenge.missing()));
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Future.failedFuture(Challenge.refused("Only the scheme Bearer is known"));
        }
        return accessTokens.check(authorization.substring(SCHEME.length()).strip());
    }

    /** The grant of a capability, if it is one for that scope. */
    public Optional<Grant> admitAnonymous(String capability, String scope) {
        return capabilities.resolve(capability, scope);
    }

    /** The Authorization header with which a service is asked on someone's behalf. */
    public String authorizationFor(Grant grant) {
        return internalTokens.authorizationFor(grant);
    }
}
