package org.rapport.gateway.session;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.token.AccessTokens;

/** Keycloak tells that a session has ended there (OpenID Connect Back-Channel Logout 1.0). */
@Singleton
final class BackchannelLogout {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int LONGEST_FORM = 32_768;
    private static final long PATIENCE_MILLIS = 10_000;

    private final AccessTokens tokens;
    private final PersonalSessions people;
    private final SessionConfig config;

    BackchannelLogout(AccessTokens tokens, PersonalSessions people, SessionConfig config) {
        this.tokens = tokens;
        this.people = people;
        this.config = config;
    }

    Future<Void> receive(Exchange exchange) {
        var request = exchange.request();
        if (exchange.contentLength() < 0 || exchange.contentLength() > LONGEST_FORM) {
            throw new Refused(Problem.malformed("A form with a logout token is expected."));
        }
        var vertx = Vertx.currentContext().owner();
        var tooLate = vertx.setTimer(PATIENCE_MILLIS, _ -> request.connection().close());
        request.setExpectMultipart(true);
        request.resume();
        return request.end()
                .onComplete(_ -> vertx.cancelTimer(tooLate))
                .compose(_ -> check(request.getFormAttribute("logout_token")))
                .recover(_ -> Future.failedFuture(new Refused(Problem.malformed("The logout token is not accepted."))))
                .map(claims -> {
                    people.ended(claims.getString("sid"), claims.getString("sub"));
                    exchange.answerEmpty(204);
                    return null;
                });
    }

    private Future<JsonObject> check(@Nullable String token) {
        if (token == null) {
            return Future.failedFuture("no token");
        }
        return tokens.checkOther(token, config.told()).map(claims -> {
            var event = claims.getValue("events") instanceof JsonObject events && events.containsKey(EVENT);
            if (!event
                    || claims.containsKey("nonce")
                    || !(claims.getValue("sid") instanceof String)
                    || !(claims.getValue("sub") instanceof String)) {
                throw new IllegalArgumentException("not about the end of a session");
            }
            return claims;
        });
    }
}
