package org.rapport.gateway.session;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Pages;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.limit.RateLimits;
import org.rapport.gateway.token.Grant;
import org.rapport.gateway.token.Principal;

/** {@code /auth/**}: the browser's login, and who is signed in. */
@Singleton
public final class SessionPages implements Pages {

    private static final String SESSIONS = "/auth/";
    private static final String PASSWORDS = "/api/auth/";
    private static final String ONE_SESSION = "/auth/sessions/";

    private final RateLimits limits;
    private final Admission admission;
    private final Login login;
    private final Sessions sessions;
    private final CrossSiteGuard guard;
    private final BackchannelLogout backchannel;

    SessionPages(
            RateLimits limits,
            Admission admission,
            Login login,
            Sessions sessions,
            CrossSiteGuard guard,
            BackchannelLogout backchannel) {
        this.limits = limits;
        this.admission = admission;
        this.login = login;
        this.sessions = sessions;
        this.guard = guard;
        this.backchannel = backchannel;
    }

    @Override
    public boolean serve(Exchange exchange) {
        if (exchange.path().startsWith(SESSIONS) || exchange.path().startsWith(PASSWORDS)) {
            exchange.goesTo(Exchange.SESSIONS);
        }
        switch (exchange.path()) {
            case "/auth/login" -> on(exchange, HttpMethod.GET, () -> limited(exchange, () -> login.begin(exchange)));
            case "/api/auth/login" -> on(exchange, HttpMethod.POST, () -> exchange.refuse(login.passwordRefusal()));
            case "/auth/callback" ->
                on(exchange, HttpMethod.GET, () -> limited(exchange, () -> finish(exchange, login.finish(exchange))));
            case "/auth/logout" -> on(exchange, HttpMethod.POST, () -> logout(exchange));
            case "/auth/logout/backchannel" ->
                on(exchange, HttpMethod.POST, () -> finish(exchange, backchannel.receive(exchange)));
            case "/auth/refresh" -> on(exchange, HttpMethod.POST, () -> limited(exchange, () -> refresh(exchange)));
            case "/auth/me" -> on(exchange, HttpMethod.GET, () -> me(exchange));
            case "/auth/sessions" -> on(exchange, HttpMethod.GET, () -> list(exchange));
            default -> {
                if (!exchange.path().startsWith(ONE_SESSION)) {
                    return false;
                }
                on(exchange, HttpMethod.DELETE, () -> endOne(exchange));
            }
        }
        return true;
    }

    private static void on(Exchange exchange, HttpMethod method, Runnable action) {
        if (exchange.method() == method) {
            action.run();
        } else {
            exchange.refuse(Problem.methodNotAllowed(method.name()));
        }
    }

    private void limited(Exchange exchange, Runnable action) {
        var refusal = limits.takeLogin(exchange);
        if (refusal == null) {
            action.run();
        } else {
            exchange.refuse(refusal);
        }
    }

    private static void finish(Exchange exchange, Future<?> work) {
        work.onFailure(exchange::fail);
    }

    private void me(Exchange exchange) {
        finish(exchange, admission.admit(exchange).onSuccess(grant -> show(exchange, grant)));
    }

    private void refresh(Exchange exchange) {
        guard.check(exchange);
        finish(exchange, sessions.find(exchange, true).onSuccess(found -> show(exchange, found.grant())));
    }

    /** Harmless without a session, so that signing out twice is no error. */
    private void logout(Exchange exchange) {
        guard.check(exchange);
        sessions.end(exchange);
        exchange.answerEmpty(204);
    }

    private void list(Exchange exchange) {
        finish(exchange, admission.admit(exchange).onSuccess(grant -> {
            var items = new JsonArray();
            var principal = grant.principal();
            if (principal.session() != null) {
                var item = new JsonObject().put("id", principal.session()).put("current", true);
                put(item, "client", principal.client());
                if (principal.authTime() != null) {
                    item.put(
                            "signedInAt",
                            Instant.ofEpochSecond(principal.authTime()).toString());
                }
                items.add(item.put("until", principal.until().toString()));
            }
            answer(exchange, new JsonObject().put("items", items).putNull("next"));
        }));
    }

    private void endOne(Exchange exchange) {
        guard.check(exchange);
        finish(exchange, sessions.find(exchange, false).onSuccess(found -> {
            var id = exchange.path().substring(ONE_SESSION.length());
            if (!id.equals(found.grant().principal().session())) {
                exchange.refuse(Problem.notFound());
                return;
            }
            sessions.end(exchange);
            exchange.answerEmpty(204);
        }));
    }

    private static void show(Exchange exchange, Grant grant) {
        Principal principal = grant.principal();
        var json = new JsonObject().put("subject", principal.subject());
        put(json, "name", principal.name());
        put(json, "username", principal.username());
        put(json, "email", principal.email());
        put(json, "tenant", principal.tenant());
        put(json, "organization", principal.organization());
        put(json, "session", principal.session());
        answer(
                exchange,
                json.put("operator", principal.operator())
                        .put("until", principal.until().toString()));
    }

    private static void answer(Exchange exchange, JsonObject json) {
        exchange.answer(200, "application/json", Buffer.buffer(json.encode()), "no-store");
    }

    private static void put(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
