package org.rapport.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.token.Principal;

/**
 * Counts requests per tenant and per caller, and those of anonymous visitors per key and address. What is left is told in
 * the header fields of draft-ietf-httpapi-ratelimit-headers.
 */
@Singleton
public final class RateLimits {

    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence STATE = HttpHeaders.createOptimized("RateLimit");

    private final Buckets<UUID> tenants;
    private final Buckets<Caller> callers;
    private final Buckets<UUID> capabilities;
    private final Buckets<Visitor> visitors;
    private final String loginPolicy;
    private final String anonymousPolicy;

    @Inject
    RateLimits(LimitConfig config) {
        this(config, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(LimitConfig config, TimeMeter clock) {
        tenants = new Buckets<>("tenant", config.tenant(), config.remembered(), clock);
        callers = new Buckets<>("caller", config.caller(), config.remembered(), clock);
        capabilities = new Buckets<>("key", config.capability(), config.remembered(), clock);
        visitors = new Buckets<>("visitor", config.visitor(), config.remembered(), clock);
        loginPolicy = callers.policy() + ", " + tenants.policy();
        anonymousPolicy = visitors.policy() + ", " + capabilities.policy();
    }

    /** Takes one request off the caller's quota and says what is left, or refuses. */
    public @Nullable Problem take(Exchange exchange, Principal principal) {
        var headers = exchange.response().headers();
        if (principal.record() != null) {
            headers.set(POLICY, anonymousPolicy);
            var own = visitors.take(new Visitor(principal.record(), exchange.clientAddress()));
            return tell(exchange, own, own.isTaken() ? capabilities.take(principal.record()) : null);
        }
        headers.set(POLICY, loginPolicy);
        var own = callers.take(new Caller(principal.subject(), principal.client()));
        var tenant = principal.tenant();
        return tell(exchange, own, own.isTaken() && tenant != null ? tenants.take(tenant) : null);
    }

    private static @Nullable Problem tell(Exchange exchange, Take own, @Nullable Take shared) {
        exchange.response().headers().set(STATE, shared == null ? own.state() : own.state() + ", " + shared.state());
        var refusing = !own.isTaken() ? own : shared != null && !shared.isTaken() ? shared : null;
        return refusing == null
                ? null
                : Problem.of(429, "too-many-requests", "Too many requests")
                        .detail("The quota \"" + refusing.name() + "\" is used up.")
                        .header("Retry-After", Long.toString(refusing.secondsToWait()));
    }

    private record Caller(String subject, @Nullable String client) {}

    private record Visitor(UUID record, String address) {}
}
