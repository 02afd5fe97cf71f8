package org.rapport.kit.command;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
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

    private static final ScopedValue<Boolean> TOGETHER = ScopedValue.newInstance();

    private final EntityManager entityManager;
    private final Journal journal;

    UnitOfWork(EntityManager entityManager, Journal journal) {
        this.entityManager = entityManager;
        this.journal = journal;
    }

    /** Does {@code work} in a transaction of its own, and writes the journal before it commits. */
    public <T> T call(Callable<T> work) {
        if (TOGETHER.isBound()) {
            return kept(work);
        }
        return once(() -> journal.keep(() -> flushed(work)));
    }

    /**
     * Has all units of work in {@code work} happen in one transaction, or none of them: each journals by itself, and sees
     * what those before it did. What was read before one is detached after it: else each would have Hibernate look through
     * all that was touched before, for changes.
     */
    public <T> T together(Callable<T> work) {
        return once(() -> ScopedValue.where(TOGETHER, true).call(work::call));
    }

    private <T> T once(Callable<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return QuarkusTransaction.requiringNew().call(work);
            } catch (RuntimeException e) {
                if (tries == TRIES || !(DatabaseFailure.of(e) instanceof DatabaseFailure.Deadlock)) {
                    throw e;
                }
            }
        }
    }

    private <T> T kept(Callable<T> work) {
        try {
            T result = journal.keep(() -> flushed(work));
            entityManager.clear();
            return result;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new QuarkusTransactionException(e);
        }
    }

    private <T> T flushed(Callable<T> work) throws Exception {
        T result = work.call();
        entityManager.flush();
        return result;
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
