package org.rapport.kit.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.hibernate.Session;
import org.rapport.kit.tenant.CurrentCaller;

/** Remembers which events a consumer has handled, so that a redelivery changes nothing. */
@ApplicationScoped
class Inbox {

    private final EntityManager entityManager;
    private final CurrentCaller caller;

    Inbox(EntityManager entityManager, CurrentCaller caller) {
        this.entityManager = entityManager;
        this.caller = caller;
    }

    /**
     * Whether {@code consumer} meets the event for the first time. Remembered with the running transaction; a concurrent
     * delivery of the same event waits for its end, and then sees the outcome.
     */
    boolean isNew(UUID eventId, String consumer) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try (var statement = connection.prepareStatement("""
                    insert into inbox (tenant_id, consumer, event_id) values (?, ?, ?) on conflict do nothing
                    """)) {
                statement.setObject(1, caller.tenant());
                statement.setString(2, consumer);
                statement.setObject(3, eventId);
                return statement.executeUpdate() == 1;
            }
        });
    }
}
