package org.rapport.kit.housekeeping;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Deletes answers to idempotency keys and memories of handled events and of decisions once they have expired.
 *
 * <p>Row-level security holds here too, so the tenants that the directory knows are visited one by one. Small batches,
 * each its own transaction, keep nobody waiting; rows that another replica is deleting are left to it.
 */
@ApplicationScoped
public class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final Directory directory;
    private final HousekeepingConfig config;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Thread worker;

    Housekeeping(DataSource dataSource, Directory directory, HousekeepingConfig config) {
        this.dataSource = dataSource;
        this.directory = directory;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        worker = Thread.ofVirtual().name("housekeeping").start(this::work);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        worker.join(LAST_WORDS);
    }

    private void work() {
        try {
            while (!stopping.await(config.every().toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    tidy();
                } catch (SQLException | RuntimeException e) {
                    LOG.warnf("housekeeping is put off: %s", e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deletes all that has expired by now. */
    public void tidy() throws SQLException {
        for (UUID tenant : directory.tenants()) {
            CurrentCaller.callAs(Caller.system(tenant, "housekeeping", null), () -> {
                delete("idempotency_key", "created_at", config.idempotencyKeys(), tenant);
                delete("inbox", "handled_at", config.inbox(), tenant);
                delete("decision_sample", "decided_at", config.decisions(), tenant);
                return null;
            });
        }
    }

    private void delete(String table, String time, Duration kept, UUID tenant) throws SQLException {
        long all = 0;
        int deleted;
        do {
            deleted = deleteSome(table, time, kept, tenant);
            all += deleted;
        } while (deleted == config.batch() && stopping.getCount() > 0);
        if (all > 0) {
            LOG.infof("%d expired rows of %s are gone, tenant=%s", all, table, tenant);
        }
    }

    private int deleteSome(String table, String time, Duration kept, UUID tenant) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        delete from %1$s where ctid = any(array(
                            select ctid from %1$s
                            where tenant_id = ? and %2$s < now() - ? * interval '1 second'
                            order by %2$s limit ? for update skip locked))
                        """.formatted(table, time))) {
            statement.setObject(1, tenant);
            statement.setLong(2, kept.toSeconds());
            statement.setInt(3, config.batch());
            return statement.executeUpdate();
        }
    }
}
