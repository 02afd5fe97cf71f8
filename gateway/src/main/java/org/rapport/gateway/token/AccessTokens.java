package org.rapport.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.token.Principal.ActorType;

/**
 * Checks Keycloak's access tokens without asking Keycloak, and remembers the ones that passed until they end. A token is
 * accepted when it is signed by a key of the realm, was made for this API, is an access token (not an ID or refresh
 * token, whose signature is as good), and is valid now.
 */
@Singleton
public final class AccessTokens {

    private static final String OPERATOR_ROLE = "platform-admin";

    private final KeycloakKeys keys;
    private final RevokedSessions revoked;
    private final String issuer;
    private final String audience;
    private final String operatorAcr;
    private final long leewaySeconds;
    private final Clock clock;
    private final Cache<Digest, Grant> checked;

    @Inject
    AccessTokens(KeycloakKeys keys, RevokedSessions revoked, TokenConfig config) {
        this(keys, revoked, config, Clock.systemUTC());
    }

    AccessTokens(KeycloakKeys keys, RevokedSessions revoked, TokenConfig config, Clock clock) {
        this.keys = keys;
        this.revoked = revoked;
        this.issuer = config.issuer();
        this.audience = config.audience();
        this.operatorAcr = config.operatorAcr();
        this.leewaySeconds = config.leeway().toSeconds();
        this.clock = clock;
        this.checked = Caffeine.newBuilder()
                .maximumWeight(config.cacheWeight().asLongValue())
                .weigher((Digest _, Grant grant) -> grant.weight())
                .expireAfter(Expiry.creating((Digest _, Grant grant) -> positive(
                        Duration.between(clock.instant(), grant.principal().until()))))
                .build();
    }

    /** What platform administrators have to sign in with, as {@code acr_values} asks for it. */
    public String operatorAcr() {
        return operatorAcr;
    }

    /** The grant behind a token, or {@link Refused}. */
    public Future<Grant> check(String token) {
        try {
            var digest = Digest.of(token);
            var known = checked.getIfPresent(digest);
            if (known != null) {
                return Future.succeededFuture(stillGood(known));
            }
            return withClaims(token, this::grantOf).onSuccess(grant -> checked.put(digest, grant));
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
    }

    /** Checks a token of the realm that is no access token but for one of those clients. The caller checks what it is for. */
    public Future<JsonObject> checkOther(String token, Collection<String> clients) {
        try {
            return withClaims(token, claims -> {
                SignedToken.checkIssuer(claims, issuer);
                SignedToken.checkAudience(claims, clients);
                SignedToken.checkTimes(claims, clock.instant(), leewaySeconds);
                return claims;
            });
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
    }

    private Grant stillGood(Grant grant) {
        var principal = grant.principal();
        if (principal.isOver(clock.instant())) {
            throw Challenge.refused("The token has expired");
        }
        if (principal.session() != null && revoked.contains(principal.session())) {
            throw Challenge.refused("The session has ended");
        }
        return grant;
    }

    private <T> Future<T> withClaims(String text, Function<JsonObject, T> use) {
        var token = SignedToken.parse(text, SignedToken.ASYMMETRIC);
        var keyId = token.keyId();
        if (keyId == null) {
            throw Challenge.refused("The token names no key");
        }
        var key = keys.find(keyId);
        if (key != null) {
            return Future.succeededFuture(use.apply(token.verify(key)));
        }
        return keys.lookAgain().transform(_ -> {
            var found = keys.find(keyId);
            if (found != null) {
                return Future.succeededFuture(use.apply(token.verify(found)));
            }
            return Future.failedFuture(
                    keys.isEmpty()
                            ? new Refused(Challenge.keysUnknown())
                            : Challenge.refused("The token is signed by an unknown key"));
        });
    }

    private Grant grantOf(JsonObject claims) {
        SignedToken.checkIssuer(claims, issuer);
        SignedToken.checkAudience(claims, List.of(audience));
        if (!"Bearer".equals(claims.getValue("typ"))) {
            throw Challenge.refused("The token is no access token");
        }
        var until = SignedToken.checkTimes(claims, clock.instant(), leewaySeconds);
        var subject = SignedToken.text(claims, "sub");
        if (subject == null || subject.isBlank() || subject.equals(Principal.ANONYMOUS)) {
            throw Challenge.refused("The token has no subject");
        }
        return stillGood(new Grant(principal(claims, subject, until.plusSeconds(leewaySeconds))));
    }

    private Principal principal(JsonObject claims, String subject, Instant until) {
        var client = SignedToken.text(claims, "azp");
        var service = isServiceAccount(claims, client);
        var scope = SignedToken.text(claims, "scope");
        var organization = Organization.of(claims.getValue("organization"), scope);
        return new Principal(
                service && client != null ? client : subject,
                service ? ActorType.SERVICE : ActorType.PERSON,
                organization == null ? null : organization.id(),
                organization == null ? null : organization.alias(),
                SignedToken.text(claims, "name"),
                SignedToken.text(claims, "preferred_username"),
                SignedToken.text(claims, "email"),
                client,
                scope,
                null,
                null,
                isOperator(claims, organization),
                SignedToken.text(claims, "acr"),
                SignedToken.seconds(claims, "auth_time"),
                SignedToken.text(claims, "sid"),
                until);
    }

    /** Keycloak marks a token that a client got for itself with the client's id, twice. */
    private static boolean isServiceAccount(JsonObject claims, @Nullable String client) {
        return client != null
                && client.equals(SignedToken.text(claims, "client_id"))
                && ("service-account-" + client).equals(SignedToken.text(claims, "preferred_username"));
    }

    /** The role counts in the one organisation, and only of who has shown a second factor. */
    private boolean isOperator(JsonObject claims, @Nullable Organization organization) {
        if (organization == null || !organization.alias().equals(Principal.PLATFORM) || !hasOperatorRole(claims)) {
            return false;
        }
        if (!operatorAcr.equals(SignedToken.text(claims, "acr"))) {
            throw new Refused(Challenge.stepUp(operatorAcr));
        }
        return true;
    }

    private boolean hasOperatorRole(JsonObject claims) {
        return names(claims.getValue("realm_access"))
                || claims.getValue("resource_access") instanceof JsonObject clients
                        && names(clients.getValue(audience));
    }

    private static boolean names(@Nullable Object access) {
        return access instanceof JsonObject json
                && json.getValue("roles") instanceof JsonArray roles
                && roles.contains(OPERATOR_ROLE);
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /** The one organisation that a token names. */
    private record Organization(String alias, UUID id) {

        private static final String SCOPE = "organization:";

        /**
         * The organisation of the claim, unless the scope names another: whoever asked for that one believes to act there.
         * A machine's scope names none, since its claim is written on its client.
         */
        static @Nullable Organization of(@Nullable Object claim, @Nullable String scope) {
            var claimed = of(claim);
            var asked = Stream.of(scope == null ? new String[0] : scope.split(" "))
                    .filter(one -> one.startsWith(SCOPE))
                    .map(one -> one.substring(SCOPE.length()))
                    .filter(alias -> !alias.equals("*"))
                    .distinct()
                    .toList();
            if (asked.size() > 1 || claimed != null && !asked.isEmpty() && !asked.contains(claimed.alias())) {
                throw new Refused(Challenge.tenantAmbiguous());
            }
            return claimed;
        }

        private static @Nullable Organization of(@Nullable Object claim) {
            if (claim instanceof JsonArray names && names.size() > 1) {
                throw new Refused(Challenge.tenantAmbiguous());
            }
            if (!(claim instanceof JsonObject organizations) || organizations.isEmpty()) {
                return null;
            }
            if (organizations.size() > 1) {
                throw new Refused(Challenge.tenantAmbiguous());
            }
            var entry = organizations.iterator().next();
            if (!(entry.getValue() instanceof JsonObject json && json.getValue("id") instanceof String id)) {
                return null;
            }
            try {
                return new Organization(entry.getKey(), UUID.fromString(id));
            } catch (IllegalArgumentException _) {
                throw Challenge.refused("The organization has no proper id");
            }
        }
    }
}
