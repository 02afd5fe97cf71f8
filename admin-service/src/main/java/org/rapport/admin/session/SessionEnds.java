package org.rapport.admin.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rapport.events.admin.SessionEvent;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Tells every gateway, by the directory topic, that a session has ended. It is told in the operator's organisation: a
 * session is a person's, who may belong to several.
 */
@ApplicationScoped
class SessionEnds {

    private static final String NAME = "sessions";

    /** Longer than any access token lives; a renewal is refused by Keycloak itself. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final UUID platform;
    private final DataSource dataSource;
    private final Locks locks;
    private final UnitOfWork unitOfWork;
    private final Journal journal;

    SessionEnds(
            @ConfigProperty(name = "crm.platform.organization") UUID platform,
            DataSource dataSource,
            Locks locks,
            UnitOfWork unitOfWork,
            Journal journal) {
        this.platform = platform;
        this.dataSource = dataSource;
        this.locks = locks;
        this.unitOfWork = unitOfWork;
        this.journal = journal;
    }

    /** Tells it, once, however often and from wherever it is heard. */
    void tell(String sid, String subject) {
        var suite = Caller.system(platform, NAME, subject);
        CurrentCaller.runAs(
                suite,
                () -> unitOfWork.run(() -> {
                    locks.exclusive("session:" + sid);
                    if (!isTold(sid)) {
                        var session =
                                new EndedSession(sid, subject, journal.now().plus(REMEMBERED));
                        journal.create(session, SessionEvent.Revoked::new);
                    }
                }));
    }

    private boolean isTold(String sid) {
        try (var connection = dataSource.getConnection(); // that of the transaction
                var statement =
                        connection.prepareStatement("select exists (select from ended_session where sid = ?)")) {
            statement.setString(1, sid);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("it cannot be seen whether the end of a session was told", e);
        }
    }
}
