package org.rapport.gateway.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.ClientAddresses;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.token.Caller;
import org.rapport.gateway.token.Principal;

/**
 * Counts requests: per address before anything is known about who asks, then per caller and tenant, or per anonymous
 * visitor and form key or link. What is left is told in the header fields of draft-ietf-httpapi-ratelimit-headers.
 */
@Singleton
public final class RateLimits {

    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence STATE = HttpHeaders.createOptimized("RateLimit");

    private final Buckets<String> addresses;
    private final Buckets<String> logins;
    private final Buckets<UUID> tenants;
    private final Buckets<Caller> callers;
    private final Buckets<UUID> capabilities;
    private final Buckets<Caller> visitors;
    private final Buckets<Caller> reserves;
    private final String loginPolicy;
    private final String anonymousPolicy;
    private final Map<String, Counter> refusals;

    @Inject
    RateLimits(LimitConfig config, MeterRegistry registry) {
        this(config, registry, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(LimitConfig config, MeterRegistry registry, TimeMeter clock) {
        addresses = new Buckets<>("address", config.address(), config.remembered(), clock);
        logins = new Buckets<>("login", config.login(), config.remembered(), clock);
        tenants = new Buckets<>("tenant", config.tenant(), config.remembered(), clock);
        callers = new Buckets<>("caller", config.caller(), config.remembered(), clock);
        capabilities = new Buckets<>("key", config.capability(), config.remembered(), clock);
        visitors = new Buckets<>("visitor", config.visitor(), config.remembered(), clock);
        reserves = new Buckets<>("reserve", config.reserve(), config.remembered(), clock);
        loginPolicy = callers.policy() + ", " + tenants.policy();
        anonymousPolicy = visitors.policy() + ", " + capabilities.policy();
        refusals = Stream.of(addresses, logins, tenants, callers, capabilities, visitors)
                .map(Buckets::name)
                .collect(
                        Collectors.toUnmodifiableMap(Function.identity(), name -> Counter.builder("crm.gateway.limited")
                                .description("Requests that were refused because that quota was used up")
                                .tag("limit", name)
                                .register(registry)));
    }

    /** Takes one request off the quota of where it comes from, or refuses. */
    public @Nullable Problem takeAddress(Exchange exchange) {
        return takeSilently(exchange, addresses);
    }

    /** Takes one sign-in off the quota of where it comes from, or refuses. */
    public @Nullable Problem takeLogin(Exchange exchange) {
        return takeSilently(exchange, logins);
    }

    /** Takes one request off the caller's quota and says what is left, or refuses. */
    public @Nullable Problem take(Exchange exchange, Principal principal) {
        var caller = principal.caller();
        if (principal.record() != null) {
            return takeVisitor(exchange, caller, principal.record());
        }
        exchange.response().headers().set(POLICY, loginPolicy);
        var own = callers.take(caller);
        return refuse(tell(exchange, own, own.isTaken() ? tenants.take(caller.tenant()) : null));
    }

    private @Nullable Problem takeVisitor(Exchange exchange, Caller visitor, UUID record) {
        exchange.response().headers().set(POLICY, anonymousPolicy);
        var own = visitors.take(visitor);
        if (!own.isTaken()) {
            return refuse(tell(exchange, own, null));
        }
        var shared = capabilities.take(record);
        var refusing = tell(exchange, own, shared);
        return refusing != null && reserves.take(visitor).isTaken() ? null : refuse(refusing);
    }

    /** Says something about the quota only when it is used up: it is nobody's in particular. */
    private @Nullable Problem takeSilently(Exchange exchange, Buckets<String> buckets) {
        var take = buckets.take(ClientAddresses.network(exchange.clientAddress()));
        if (take.isTaken()) {
            return null;
        }
        exchange.response().headers().set(POLICY, buckets.policy());
        return refuse(tell(exchange, take, null));
    }

    /** Says what is left; gives the quota that is used up, or null. */
    private static @Nullable Take tell(Exchange exchange, Take own, @Nullable Take shared) {
        exchange.response().headers().set(STATE, shared == null ? own.state() : own.state() + ", " + shared.state());
        return !own.isTaken() ? own : shared != null && !shared.isTaken() ? shared : null;
    }

    private @Nullable Problem refuse(@Nullable Take usedUp) {
        if (usedUp == null) {
            return null;
        }
        refusals.get(usedUp.name()).increment();
        return Problem.of(429, "too-many-requests", "Too many requests")
                .detail("The quota \"" + usedUp.name() + "\" is used up.")
                .header("Retry-After", Long.toString(usedUp.secondsToWait()));
    }
}
