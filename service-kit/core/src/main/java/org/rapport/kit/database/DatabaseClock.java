package org.rapport.kit.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.rapport.kit.health.ConditionAnswer;
import org.rapport.kit.startup.ClockDifference;
import org.rapport.kit.startup.StartCondition;

/**
 * Ready once the clock of this machine was found to be that of PostgreSQL, or nobody could say. One that drifts apart later is
 * told: it may as well be PostgreSQL's, and then all replicas would be taken away at once.
 */
@Readiness
@ApplicationScoped
class DatabaseClock implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(DatabaseClock.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final InstantSource clock;
    private final StartCondition condition = new StartCondition("clock", LOG::warn, LOG::info);
    private final CountDownLatch stopping = new CountDownLatch(1);

    @Inject
    DatabaseClock(DataSource dataSource) {
        this(dataSource, InstantSource.system());
    }

    DatabaseClock(DataSource dataSource, InstantSource clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("database-clock").start(this::work);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    @Override
    public HealthCheckResponse call() {
        return ConditionAnswer.of(condition);
    }

    private void work() {
        try {
            do {
                look();
            } while (!stopping.await((condition.isPressing() ? SOON : EVERY).toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks PostgreSQL what time it is. */
    void look() {
        try (var connection = dataSource.getConnection()) {
            var difference = difference(connection);
            if (difference.isTooFar()) {
                condition.isWrong(difference.told("PostgreSQL's"));
            } else {
                condition.isRight();
            }
        } catch (SQLException | IllegalStateException e) {
            LOG.debugf("PostgreSQL does not say what time it is: %s", e.getMessage());
            condition.isUnknown();
        }
    }

    private ClockDifference difference(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select clock_timestamp()")) {
            var before = clock.instant();
            try (var result = statement.executeQuery()) {
                var after = clock.instant();
                result.next();
                return ClockDifference.of(
                        before, after, result.getObject(1, OffsetDateTime.class).toInstant());
            }
        }
    }
}
