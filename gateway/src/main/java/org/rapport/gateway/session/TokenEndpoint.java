package org.rapport.gateway.session;

import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.call.Calls;
import org.rapport.gateway.call.Calls.Answer;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;

/** What the gateway, as a confidential client, asks of Keycloak. */
@Singleton
final class TokenEndpoint {

    private static final Logger LOG = Logger.getLogger(TokenEndpoint.class);

    private final Calls keycloak;
    private final SessionConfig config;

    TokenEndpoint(Calls keycloak, SessionConfig config) {
        this.keycloak = keycloak;
        this.config = config;
    }

    Future<Tokens> redeem(String code, String verifier, String redirectUri) {
        return tokens(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "code_verifier",
                verifier,
                "redirect_uri",
                redirectUri));
    }

    /** Fails with {@link Ended} when there is no session any more, and otherwise when Keycloak does not answer. */
    Future<Tokens> renew(String refreshToken) {
        return tokens(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** Ends the session at Keycloak, and with it every token of it. */
    Future<Void> end(String refreshToken) {
        return post("/protocol/openid-connect/logout", Map.of("refresh_token", refreshToken))
                .map(answer -> {
                    // 400 is said of a session that is over already.
                    if (!answer.isOk() && answer.status() != 400) {
                        throw new IllegalStateException("Keycloak answered " + answer.status());
                    }
                    return null;
                });
    }

    private Future<Tokens> tokens(Map<String, String> form) {
        return post("/protocol/openid-connect/token", form).map(answer -> {
            if (answer.isOk()) {
                return Tokens.of(answer);
            }
            if ("invalid_grant".equals(answer.body().getValue("error"))) {
                throw new Ended();
            }
            LOG.warnf(
                    "Keycloak's token endpoint answered %d %s",
                    answer.status(), answer.body().getValue("error"));
            throw new IllegalStateException("The token endpoint answered " + answer.status());
        });
    }

    private Future<Answer> post(String path, Map<String, String> form) {
        return config.clientSecret()
                .map(secret -> keycloak.post(config.realmUrl() + path, form, basic(config.clientId(), secret)))
                .orElseGet(() -> Future.failedFuture(new Refused(
                        Problem.unavailable("login-unavailable", "This gateway has no client secret.", 60))));
    }

    /** RFC 6749 wants both parts form-encoded first. */
    private static String basic(String id, String secret) {
        var pair =
                URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** @param id the ID token, which only a login brings for sure */
    record Tokens(String access, String refresh, @Nullable String id) {

        static Tokens of(Answer answer) {
            var access = answer.body().getString("access_token");
            var refresh = answer.body().getString("refresh_token");
            if (access == null || refresh == null) {
                throw new IllegalStateException("The token endpoint left out a token");
            }
            return new Tokens(access, refresh, answer.body().getString("id_token"));
        }
    }

    /** The code or refresh token is good no longer. */
    static final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Ended() {
            super("invalid_grant", null, false, false);
        }
    }
}
