package org.rapport.kit.command;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.concurrent.Callable;
import org.hibernate.Session;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.problem.DatabaseFailure;

/**
 * One transaction and what it journals. Repeats the work when PostgreSQL chose it as a deadlock's victim, for nothing
 * of it has happened then.
 */
@ApplicationScoped
public class UnitOfWork {

    private static final int TRIES = 3;

    private final EntityManager entityManager;
    private final Journal journal;

    UnitOfWork(EntityManager entityManager, Journal journal) {
        this.entityManager = entityManager;
        this.journal = journal;
    }

    /** Does {@code work} in a transaction of its own, and writes the journal before it commits. */
    public <T> T call(Callable<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return QuarkusTransaction.requiringNew()
                        .call(() -> journal.keep(() -> {
                            T result = work.call();
                            entityManager.flush();
                            return result;
                        }));
            } catch (RuntimeException e) {
                if (tries == TRIES || !(DatabaseFailure.of(e) instanceof DatabaseFailure.Deadlock)) {
                    throw e;
                }
            }
        }
    }

    /** As {@link #call}, for work without a result. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** The session of the running unit of work. */
    Session session() {
        return entityManager.unwrap(Session.class);
    }
}
