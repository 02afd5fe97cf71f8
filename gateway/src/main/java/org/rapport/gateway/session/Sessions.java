package org.rapport.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.session.TokenEndpoint.Ended;
import org.rapport.gateway.token.AccessTokens;
import org.rapport.gateway.token.Challenge;
import org.rapport.gateway.token.Digest;
import org.rapport.gateway.token.Grant;
import org.rapport.gateway.token.RevokedSessions;

/**
 * The sessions of browsers. Each lives in its cookie; here is only what saves work: opened cookies, and renewals under
 * way or just done, so that two tabs that come with the same old cookie get the same new one.
 */
@Singleton
public final class Sessions {

    private static final Logger LOG = Logger.getLogger(Sessions.class);

    static final String COOKIE = "crm-session";

    /** Bytes that opened cookies may take, roughly. */
    private static final long MEMORY = 32L << 20;

    private static final int RENEWALS = 5_000;
    private static final Duration OLD_COOKIES_ARE_SEEN = Duration.ofSeconds(60);

    private final Cookies cookies;
    private final TokenEndpoint endpoint;
    private final AccessTokens accessTokens;
    private final RevokedSessions revoked;
    private final PersonalSessions people;
    private final Duration renewBefore;
    private final Clock clock = Clock.systemUTC();
    private final Cache<Digest, Opened> opened = Caffeine.newBuilder()
            .maximumWeight(MEMORY)
            .weigher((Digest _, Opened session) -> session.weight())
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final Cache<Digest, Future<Opened>> renewals = Caffeine.newBuilder()
            .maximumSize(RENEWALS)
            .expireAfterWrite(OLD_COOKIES_ARE_SEEN)
            .build();

    Sessions(
            Cookies cookies,
            TokenEndpoint endpoint,
            AccessTokens accessTokens,
            RevokedSessions revoked,
            PersonalSessions people,
            SessionConfig config) {
        this.cookies = cookies;
        this.endpoint = endpoint;
        this.accessTokens = accessTokens;
        this.revoked = revoked;
        this.people = people;
        this.renewBefore = config.renewBefore();
    }

    /** Whether the browser sent a session at all. */
    public boolean isIn(Exchange exchange) {
        return cookies.find(exchange, COOKIE).isPresent();
    }

    /** The grant of the session in the cookie, renewed if it is about to end; or {@link Refused}. */
    public Future<Grant> admit(Exchange exchange) {
        return find(exchange, false).map(Opened::grant);
    }

    Future<Opened> find(Exchange exchange, boolean renewAnyway) {
        var value = cookies.find(exchange, COOKIE);
        var found = value.flatMap(this::open);
        if (found.isEmpty()) {
            return refused(exchange, value.isPresent() ? expired() : Challenge.missing());
        }
        var current = found.get();
        var id = current.session().principal().session();
        if (id != null && revoked.contains(id)) {
            return refused(exchange, expired());
        }
        if (!renewAnyway && current.endsAfter(clock.instant().plus(renewBefore))) {
            return Future.succeededFuture(current);
        }
        return renew(current).transform(renewed -> {
            if (renewed.succeeded()) {
                keep(exchange, renewed.result());
                return Future.succeededFuture(renewed.result());
            }
            return afterFailure(exchange, current, renewed.cause());
        });
    }

    /** A new session, for tokens that a login or a renewal brought. */
    Future<Opened> begin(TokenEndpoint.Tokens tokens, Instant signedInAt) {
        return accessTokens
                .check(tokens.access())
                .map(grant -> new Opened(new Session(grant.principal(), tokens.refresh(), signedInAt), grant));
    }

    void keep(Exchange exchange, Opened session) {
        var value = cookies.set(exchange, COOKIE, session.session().toJson(), Optional.empty());
        opened.put(Digest.of(value), session);
    }

    /** Ends it at every gateway, and at Keycloak. Where Keycloak does not answer, the gateways refuse it all the same. */
    void end(Exchange exchange) {
        cookies.find(exchange, COOKIE).flatMap(this::open).ifPresent(current -> {
            var principal = current.session().principal();
            if (principal.session() != null) {
                people.ended(principal.session(), principal.subject());
            }
            endpoint.end(current.session().refreshToken())
                    .onFailure(failure -> LOG.warnf(
                            "Session %s could not be ended at Keycloak: %s",
                            principal.session(), failure.getMessage()));
        });
        cookies.clear(exchange, COOKIE);
    }

    private Optional<Opened> open(String value) {
        return Optional.ofNullable(opened.get(Digest.of(value), _ -> decrypt(value)));
    }

    private @Nullable Opened decrypt(String value) {
        return cookies.open(COOKIE, value)
                .flatMap(Session::parse)
                .map(session -> new Opened(session, new Grant(session.principal())))
                .orElse(null);
    }

    private Future<Opened> renew(Opened current) {
        var refreshToken = current.session().refreshToken();
        var key = Digest.of(refreshToken);
        return renewals.get(key, _ -> endpoint.renew(refreshToken)
                .compose(tokens -> begin(tokens, current.session().signedInAt()))
                .onFailure(_ -> renewals.invalidate(key)));
    }

    private Future<Opened> afterFailure(Exchange exchange, Opened current, Throwable failure) {
        if (failure instanceof Ended) {
            return refused(exchange, expired());
        }
        if (failure instanceof Refused) {
            return Future.failedFuture(failure);
        }
        return current.endsAfter(clock.instant())
                ? Future.succeededFuture(current)
                : Future.failedFuture(new Refused(
                        Problem.unavailable("identity-unavailable", "The session cannot be prolonged right now.", 5)));
    }

    private Future<Opened> refused(Exchange exchange, Problem problem) {
        if (cookies.find(exchange, COOKIE).isPresent()) {
            cookies.clear(exchange, COOKIE);
        }
        return Future.failedFuture(new Refused(problem));
    }

    private static Problem expired() {
        return Problem.of(401, "session-ended", "The session has ended")
                .detail("Sign in again at /auth/login.")
                .header("WWW-Authenticate", "Bearer realm=\"crm\"");
    }

    /** A session with the grant that stands for it. */
    record Opened(Session session, Grant grant) {

        /** Roughly how many bytes of memory this takes. */
        int weight() {
            return grant.weight() + session.refreshToken().length();
        }

        boolean endsAfter(Instant instant) {
            return session.principal().until().isAfter(instant);
        }
    }
}
