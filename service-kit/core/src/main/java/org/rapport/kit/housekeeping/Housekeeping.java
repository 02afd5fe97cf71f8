package org.rapport.kit.housekeeping;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Deletes what is {@link Perishable} once it has expired.
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
    private final List<Perishable> perishables;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Thread worker;

    Housekeeping(
            DataSource dataSource, Directory directory, HousekeepingConfig config, @All List<Perishable> perishables) {
        this.dataSource = dataSource;
        this.directory = directory;
        this.config = config;
        this.perishables = perishables;
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
                for (Perishable rows : perishables) {
                    delete(rows, tenant);
                }
                return null;
            });
        }
    }

    private void delete(Perishable rows, UUID tenant) throws SQLException {
        long all = 0;
        int deleted;
        do {
            deleted = deleteSome(rows, tenant);
            all += deleted;
        } while (deleted == rows.batch() && stopping.getCount() > 0);
        if (all > 0) {
            LOG.infof("%d expired rows of %s are gone, tenant=%s", all, rows.table(), tenant);
        }
    }

    private int deleteSome(Perishable rows, UUID tenant) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        delete from %1$s where ctid = any(array(
                            select ctid from %1$s
                            where tenant_id = ? and %2$s < now() - ? * interval '1 second'
                            order by %2$s limit ? for update skip locked))
                        """.formatted(rows.table(), rows.time()))) {
            statement.setObject(1, tenant);
            statement.setLong(2, rows.kept().toSeconds());
            statement.setInt(3, rows.batch());
            return statement.executeUpdate();
        }
    }
}
