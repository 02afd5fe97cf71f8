package org.rapport.admin.reconciliation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Works on what is due, until the service stops. What fails is tried again, ever more rarely; a replica that dies in the
 * middle of a piece of work is followed by another when its lease ends.
 */
@ApplicationScoped
class ReconciliationLoop {

    private static final Logger LOG = Logger.getLogger(ReconciliationLoop.class);
    private static final int AT_ONCE = 20;
    private static final long LAST_WORDS_MILLIS = 5_000;

    private final Reconciliation reconciliation;
    private final Instance<Reconciler> reconcilers;
    private final Instance<AtStart> firsts;
    private final Instance<EachRound> rounds;
    private final ReconciliationConfig config;
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean stopping;
    private volatile Thread worker;

    ReconciliationLoop(
            Reconciliation reconciliation,
            @Any Instance<Reconciler> reconcilers,
            @Any Instance<AtStart> firsts,
            @Any Instance<EachRound> rounds,
            ReconciliationConfig config) {
        this.reconciliation = reconciliation;
        this.reconcilers = reconcilers;
        this.firsts = firsts;
        this.rounds = rounds;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        stopping = false;
        worker = Thread.ofPlatform().daemon().name("reconciliation").start(this::work);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        asked.release();
        worker.join(LAST_WORDS_MILLIS);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Reconciliation.Asked event) {
        asked.release();
    }

    private void work() {
        boolean started = false;
        String trouble = "";
        while (!stopping) {
            try {
                if (!started) {
                    startAll();
                    started = true;
                }
                rounds.forEach(this::look);
                while (!stopping && workOnce()) {
                    trouble = "";
                }
            } catch (SQLException | RuntimeException e) {
                if (!trouble.equals(String.valueOf(e.getMessage()))) {
                    trouble = String.valueOf(e.getMessage());
                    LOG.warnf("reconciliation waits: %s", trouble);
                }
            }
            pause();
        }
    }

    private void startAll() {
        firsts.forEach(this::run);
    }

    @ActivateRequestContext
    void run(AtStart first) {
        first.run();
    }

    private void look(EachRound round) {
        try {
            round.look();
        } catch (RuntimeException e) {
            LOG.debugf("%s cannot look: %s", round.getClass().getSimpleName(), e.getMessage());
        }
    }

    private boolean workOnce() throws SQLException {
        var taken = reconciliation.take(AT_ONCE, config.lease());
        for (var work : taken) {
            if (stopping) {
                reconciliation.later(work, Duration.ZERO, "");
            } else {
                work(work);
            }
        }
        return !taken.isEmpty();
    }

    private void work(Reconciliation.Work work) throws SQLException {
        Optional<Duration> again;
        try {
            again = reconcile(work);
        } catch (RuntimeException e) {
            Duration wait = wait(work.failures());
            LOG.infof(
                    "%s %s of tenant %s is tried again in %s: %s",
                    work.kind(), work.id(), work.tenant(), wait, e.getMessage());
            reconciliation.later(work, wait, String.valueOf(e.getMessage()));
            return;
        }
        if (again.isPresent()) {
            reconciliation.later(work, again.get(), "");
        } else {
            reconciliation.done(work);
        }
    }

    @ActivateRequestContext
    Optional<Duration> reconcile(Reconciliation.Work work) {
        return reconcilers.stream()
                .filter(reconciler -> reconciler.kind().equals(work.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody reconciles a " + work.kind()))
                .reconcile(work.tenant(), work.id());
    }

    private Duration wait(int failures) {
        Duration wait = config.firstRetry().multipliedBy(1L << Math.min(failures, 20));
        return wait.compareTo(config.longestRetry()) < 0 ? wait : config.longestRetry();
    }

    private void pause() {
        try {
            if (asked.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                asked.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
