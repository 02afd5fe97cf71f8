package org.rapport.kit.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.smallrye.jwt.runtime.auth.SmallRyeJwtConfig;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.rapport.kit.problem.Problem;
import org.rapport.kit.trace.LogContext;

/**
 * Refuses requests without a valid internal token in the form of all other refusals. That happens before the REST layer,
 * whose mappers never see it.
 */
@Alternative
@Priority(1)
@Singleton
class InternalTokenMechanism extends JWTAuthMechanism {

    private final ObjectMapper json;

    InternalTokenMechanism(SmallRyeJwtConfig config, ObjectMapper json) {
        super(config);
        this.json = json;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        return super.authenticate(request, identities).invoke(identity -> {
            if (identity != null && identity.getPrincipal() instanceof CallerPrincipal principal) {
                Caller caller = principal.caller();
                LogContext.caller(caller.tenant(), caller.subject());
                if (VertxContext.isOnDuplicatedContext()) {
                    Vertx.currentContext().putLocal(CurrentCaller.KEY, caller);
                }
            }
        });
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        Problem problem = Problem.unauthenticated();
        var response = request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        try {
            return Uni.createFrom()
                    .completionStage(
                            response.end(json.writeValueAsString(problem)).toCompletionStage())
                    .replaceWith(true);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written", e);
        }
    }
}
