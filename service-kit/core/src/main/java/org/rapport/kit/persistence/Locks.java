package org.rapport.kit.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.rapport.kit.tenant.CurrentCaller;

/** Lets one transaction at a time work on something that is no single row. */
@ApplicationScoped
public class Locks {

    private final EntityManager entityManager;
    private final CurrentCaller caller;

    Locks(EntityManager entityManager, CurrentCaller caller) {
        this.entityManager = entityManager;
        this.caller = caller;
    }

    /** Waits until no other transaction of the tenant works on {@code what}; none will until this one ends. */
    public void exclusive(String what) {
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (var statement = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                statement.setString(1, "lock:" + caller.tenant() + ":" + what);
                statement.execute();
            }
        });
    }
}
