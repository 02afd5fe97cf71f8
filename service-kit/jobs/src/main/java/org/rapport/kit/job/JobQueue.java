package org.rapport.kit.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Which replica works on which job, and when: table {@code scheduled_task}. A job is in it, from the transaction that asked
 * for it on, until it is finished; one whose replica is silent is given to another.
 */
@ApplicationScoped
class JobQueue {

    private static final Logger LOG = Logger.getLogger(JobQueue.class);
    private static final String TASK = "job";
    private static final int SILENCES = 4;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final JobRunner runner;
    private final TransactionSynchronizationRegistry transaction;
    private final Scheduler scheduler;

    JobQueue(
            DataSource dataSource, JobRunner runner, JobConfig config, TransactionSynchronizationRegistry transaction) {
        this.runner = runner;
        this.transaction = transaction;
        this.scheduler = Scheduler.create(dataSource, task())
                .tableName("scheduled_task")
                .serializer(new TenantSerializer())
                .executorService(Executors.newFixedThreadPool(
                        config.threads(),
                        Thread.ofPlatform().daemon().name("job-", 0).factory()))
                .threads(config.threads())
                .pollingInterval(config.poll())
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(SILENCES)
                .shutdownMaxWait(LAST_WORDS)
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    void start(@Observes StartupEvent event) {
        scheduler.start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        runner.stop();
        scheduler.stop();
    }

    /** Has the job {@code id} of {@code tenant} worked on, once the running transaction has happened. */
    void add(UUID tenant, UUID id) {
        scheduler.schedule(new TaskInstance<>(TASK, id.toString(), tenant), Instant.now());
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    scheduler.triggerCheckForDueExecutions();
                }
            }
        });
    }

    private CustomTask<UUID> task() {
        return Tasks.custom(TASK, UUID.class)
                .onDeadExecutionRevive()
                .onFailure((failed, operations) -> operations.reschedule(
                        failed, Instant.now().plus(pause(failed.getExecution().consecutiveFailures))))
                .execute((instance, _) -> {
                    Optional<Duration> again = work(instance.getData(), UUID.fromString(instance.getId()));
                    return (done, operations) -> {
                        if (again.isEmpty()) {
                            operations.remove();
                        } else {
                            operations.reschedule(done, Instant.now().plus(again.get()));
                            scheduler().triggerCheckForDueExecutions();
                        }
                    };
                });
    }

    private Optional<Duration> work(UUID tenant, UUID id) {
        try {
            return runner.work(tenant, id);
        } catch (Exception e) {
            LOG.warnf("job %s waits: %s, tenant=%s", id, e.getMessage(), tenant);
            throw new IllegalStateException(e);
        }
    }

    private Scheduler scheduler() {
        return scheduler;
    }

    /** The longer, the more often it has failed. */
    private static Duration pause(int failures) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures, 6));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
