package org.rapport.gateway.session;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.call.Calls.Answer;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Pages;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;
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
    private final PersonalSessions people;

    SessionPages(
            RateLimits limits,
            Admission admission,
            Login login,
            Sessions sessions,
            CrossSiteGuard guard,
            BackchannelLogout backchannel,
            PersonalSessions people) {
        this.limits = limits;
        this.admission = admission;
        this.login = login;
        this.sessions = sessions;
        this.guard = guard;
        this.backchannel = backchannel;
        this.people = people;
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
            case "/auth/sessions" -> on(exchange, HttpMethod.GET, () -> limited(exchange, () -> list(exchange)));
            default -> {
                if (!exchange.path().startsWith(ONE_SESSION)) {
                    return false;
                }
                on(exchange, HttpMethod.DELETE, () -> limited(exchange, () -> endOne(exchange)));
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
        finish(exchange, admission.admit(exchange).compose(grant -> people.list(
                        grant.principal().subject())
                .otherwise(SessionPages::unreachable)
                .map(answer -> {
                    if (answer.isOk()) {
                        answer(exchange, marked(answer.body(), grant.principal()));
                    } else {
                        refuse(exchange, answer);
                    }
                    return null;
                })));
    }

    /** Marks the session in use. */
    private static JsonObject marked(JsonObject list, Principal principal) {
        for (var item : list.getJsonArray("items")) {
            var session = (JsonObject) item;
            session.put("current", session.getString("id").equals(principal.session()));
        }
        return list.putNull("next");
    }

    /** Of a browser's own session its cookie goes too. */
    private void endOne(Exchange exchange) {
        finish(exchange, admission.admit(exchange).compose(grant -> {
            var principal = grant.principal();
            var id = exchange.path().substring(ONE_SESSION.length());
            if (id.equals(principal.session()) && sessions.isIn(exchange)) {
                sessions.end(exchange);
                exchange.answerEmpty(204);
                return Future.succeededFuture();
            }
            return people.end(id, principal.subject())
                    .otherwise(SessionPages::unreachable)
                    .map(answer -> {
                        if (answer.isOk()) {
                            exchange.answerEmpty(204);
                        } else {
                            refuse(exchange, answer);
                        }
                        return null;
                    });
        }));
    }

    private static Answer unreachable(Throwable failure) {
        throw new Refused(Problem.unavailable("sessions-unavailable", "Sessions cannot be looked at right now.", 5));
    }

    /** What admin-service refuses is refused by the same words, as far as it is about the session and not about us. */
    private static void refuse(Exchange exchange, Answer answer) {
        exchange.refuse(
                answer.status() == 404
                        ? Problem.notFound()
                        : Problem.unavailable("sessions-unavailable", "Sessions cannot be looked at right now.", 5));
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
