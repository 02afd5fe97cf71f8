package org.rapport.gateway.session;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.token.AccessTokens;
import org.rapport.gateway.token.Principal;

/**
 * Signing in: authorisation code with PKCE, state and nonce, as RFC 9700 wants it. What a login has to remember between
 * leaving and coming back is in a cookie of its own, so several may be under way at once, on any replica.
 */
@Singleton
final class Login {

    private static final Pattern ACR = Pattern.compile("[A-Za-z0-9._-]{1,32}");
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final int COOKIE_NAME_PART = 8;

    private final SessionConfig config;
    private final Cookies cookies;
    private final CrossSiteGuard guard;
    private final TokenEndpoint endpoint;
    private final AccessTokens accessTokens;
    private final Sessions sessions;
    private final SecureRandom random = new SecureRandom();

    Login(
            SessionConfig config,
            Cookies cookies,
            CrossSiteGuard guard,
            TokenEndpoint endpoint,
            AccessTokens accessTokens,
            Sessions sessions) {
        this.config = config;
        this.cookies = cookies;
        this.guard = guard;
        this.endpoint = endpoint;
        this.accessTokens = accessTokens;
        this.sessions = sessions;
    }

    /** For who sends a password: how to sign in instead. What was sent is not looked at. */
    Problem passwordRefusal() {
        return Problem.of(403, "password-not-taken", "Only the login page takes passwords")
                .detail(("Browsers sign in at %s/auth/login. Apps use OAuth 2.0 with an authorization code and PKCE, as"
                                + " %s/.well-known/openid-configuration describes it, and send the access token as a Bearer"
                                + " token.")
                        .formatted(config.publicUrl().toString().replaceAll("/+$", ""), config.issuer()));
    }

    /** Sends the browser to Keycloak. */
    void begin(Exchange exchange) {
        var redirect = parameter(exchange, "redirect");
        if (redirect != null && !guard.isTrustedPage(redirect)) {
            throw new Refused(Problem.malformed("The page to come back to is neither here nor on a trusted origin."));
        }
        var organization = parameter(exchange, "organization");
        if (organization != null && !ALIAS.matcher(organization).matches()) {
            throw new Refused(Problem.malformed("This is no alias of an organization."));
        }
        var acr = parameter(exchange, "acr");
        if (acr != null && !ACR.matcher(acr).matches()) {
            throw new Refused(Problem.malformed("This is no way to sign in."));
        }
        var underway =
                new Underway(secret(16), secret(16), secret(32), redirect == null ? "/" : redirect, Instant.now());
        if (!cookies.fits(underway.toJson())) {
            throw new Refused(Problem.malformed("The address of the page to come back to is too long."));
        }
        cookies.set(exchange, underway.cookie(), underway.toJson(), Optional.of(config.loginPatience()));
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", config.clientId());
        query.put("redirect_uri", redirectUri());
        query.put("scope", "openid organization" + (organization == null ? "" : ":" + organization));
        query.put("state", underway.state());
        query.put("nonce", underway.nonce());
        query.put("code_challenge", challenge(underway.verifier()));
        query.put("code_challenge_method", "S256");
        if (Principal.PLATFORM.equals(organization)) {
            query.put("acr_values", accessTokens.operatorAcr());
        } else if (acr != null) {
            query.put("acr_values", acr);
        }
        redirect(exchange, config.issuer() + "/protocol/openid-connect/auth?" + encoded(query));
    }

    /** Takes the browser back from Keycloak. */
    Future<Void> finish(Exchange exchange) {
        var state = parameter(exchange, "state");
        var underway = state == null ? Optional.<Underway>empty() : find(exchange, state);
        if (underway.isEmpty()) {
            throw new Refused(Problem.malformed("This login was not begun here, or too long ago."));
        }
        var login = underway.get();
        cookies.clear(exchange, login.cookie());
        var issuer = parameter(exchange, "iss");
        if (issuer != null && !issuer.equals(config.issuer())) {
            throw new Refused(Problem.malformed("The answer is from another identity provider."));
        }
        var code = parameter(exchange, "code");
        if (code == null) {
            throw new Refused(failed("The identity provider refused the login."));
        }
        return endpoint.redeem(code, login.verifier(), redirectUri())
                .compose(tokens ->
                        checkNonce(tokens.id(), login.nonce()).compose(_ -> sessions.begin(tokens, Instant.now())))
                .recover(failure -> Future.failedFuture(explained(failure)))
                .map(session -> {
                    sessions.keep(exchange, session);
                    redirect(exchange, login.redirect());
                    return null;
                });
    }

    private Future<JsonObject> checkNonce(@Nullable String idToken, String nonce) {
        if (idToken == null) {
            return Future.failedFuture(new Refused(failed("There is no ID token.")));
        }
        return accessTokens.checkOther(idToken, List.of(config.clientId())).map(claims -> {
            if (!"ID".equals(claims.getValue("typ")) || !nonce.equals(claims.getValue("nonce"))) {
                throw new Refused(failed("The ID token does not belong to this login."));
            }
            return claims;
        });
    }

    private static Throwable explained(Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused;
            case TokenEndpoint.Ended _ -> new Refused(failed("The code was used before, or too late."));
            default ->
                new Refused(Problem.unavailable("identity-unavailable", "The login cannot be finished right now.", 5));
        };
    }

    private Optional<Underway> find(Exchange exchange, String state) {
        if (!STATE.matcher(state).matches()) {
            return Optional.empty();
        }
        var name = Underway.cookieOf(state);
        return cookies.find(exchange, name)
                .flatMap(value -> cookies.open(name, value))
                .map(Underway::parse)
                .filter(underway -> underway.state().equals(state))
                .filter(underway -> Instant.now().isBefore(underway.begun().plus(config.loginPatience())));
    }

    private String redirectUri() {
        return config.publicUrl().getScheme() + "://" + config.publicUrl().getAuthority() + "/auth/callback";
    }

    private String secret(int bytes) {
        var value = new byte[bytes];
        random.nextBytes(value);
        return base64(value);
    }

    private static Problem failed(String detail) {
        return Problem.of(401, "login-failed", "The login failed").detail(detail);
    }

    private static void redirect(Exchange exchange, String to) {
        exchange.response().putHeader(HttpHeaders.LOCATION, to).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        exchange.answerEmpty(302);
    }

    private static @Nullable String parameter(Exchange exchange, String name) {
        return exchange.request().getParam(name);
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A login between leaving and coming back. */
    private record Underway(String state, String nonce, String verifier, String redirect, Instant begun) {

        static String cookieOf(String state) {
            return "crm-login-" + state.substring(0, COOKIE_NAME_PART);
        }

        String cookie() {
            return cookieOf(state);
        }

        String toJson() {
            return new JsonObject()
                    .put("state", state)
                    .put("nonce", nonce)
                    .put("verifier", verifier)
                    .put("redirect", redirect)
                    .put("begun", begun.getEpochSecond())
                    .encode();
        }

        static Underway parse(String text) {
            var json = new JsonObject(text);
            return new Underway(
                    json.getString("state"),
                    json.getString("nonce"),
                    json.getString("verifier"),
                    json.getString("redirect"),
                    Instant.ofEpochSecond(json.getLong("begun")));
        }
    }
}
