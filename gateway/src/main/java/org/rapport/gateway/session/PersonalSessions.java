package org.rapport.gateway.session;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.rapport.gateway.call.Calls;
import org.rapport.gateway.call.Calls.Answer;
import org.rapport.gateway.route.Service;
import org.rapport.gateway.token.Grant;
import org.rapport.gateway.token.InternalTokens;
import org.rapport.gateway.token.Principal;
import org.rapport.gateway.token.RevokedSessions;

/**
 * People's sessions at Keycloak, on whatever device. The gateway asks admin-service, which may ask Keycloak, and which
 * tells every gateway of a session's end by the directory topic.
 */
@Singleton
final class PersonalSessions {

    private static final Logger LOG = Logger.getLogger(PersonalSessions.class);
    private static final Grant GATEWAY = new Grant(Principal.gateway("sessions"));

    /** After that long no token of an ended session is good anyway. */
    private static final Duration UNTIL_TOKENS_END = Duration.ofMinutes(15);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_UNHEARD = 10_000;

    private final Calls calls;
    private final InternalTokens internalTokens;
    private final RevokedSessions revoked;
    private final Vertx vertx;
    private final String address;
    private final AtomicInteger unheard = new AtomicInteger();

    PersonalSessions(
            Calls calls, InternalTokens internalTokens, RevokedSessions revoked, Vertx vertx, SessionConfig config) {
        this.calls = calls;
        this.internalTokens = internalTokens;
        this.revoked = revoked;
        this.vertx = vertx;
        this.address = config.admin() + "/internal/sessions";
    }

    /** All sessions of that person. */
    Future<Answer> list(String subject) {
        return calls.get(address + "?subject=" + Calls.encode(subject), authorization());
    }

    /** Ends one of that person's; 404 where it is none. */
    Future<Answer> end(String session, String subject) {
        var one = address + "/" + Calls.encode(session) + "?subject=" + Calls.encode(subject);
        return calls.delete(one, authorization()).onSuccess(answer -> {
            if (answer.isOk()) {
                revoked.add(session);
            }
        });
    }

    /** A session has ended: its tokens are refused here from now on, and at the other gateways as soon as they hear it. */
    void ended(String session, String subject) {
        revoked.add(session);
        if (unheard.incrementAndGet() > MOST_UNHEARD) {
            unheard.decrementAndGet();
            LOG.warnf("The end of session %s is told nobody: too many wait to be heard", session);
            return;
        }
        tell(
                new JsonObject().put("sid", session).put("subject", subject),
                FIRST_PAUSE,
                System.nanoTime() + UNTIL_TOKENS_END.toNanos());
    }

    private void tell(JsonObject session, Duration pause, long end) {
        calls.post(address + "/ended", session, authorization()).onComplete(told -> {
            if (told.succeeded() && told.result().isOk()) {
                unheard.decrementAndGet();
            } else if (System.nanoTime() + pause.toNanos() < end) {
                var next = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                vertx.setTimer(pause.toMillis(), _ -> tell(session, next, end));
            } else {
                unheard.decrementAndGet();
                LOG.warnf("The end of session %s was heard by nobody", session.getString("sid"));
            }
        });
    }

    private String authorization() {
        return internalTokens.authorizationFor(GATEWAY, Service.ADMIN.word());
    }
}
