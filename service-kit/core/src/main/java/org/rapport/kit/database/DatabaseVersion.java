package org.rapport.kit.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.rapport.kit.migration.Changelog;

/**
 * Ready once this build's migration has ended. So a roll-out may begin before it: the new replicas wait, and the former
 * ones, whose migration ended long ago, serve meanwhile.
 */
@Readiness
@ApplicationScoped
class DatabaseVersion implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(DatabaseVersion.class);
    private static final String OLD =
            "The database has not been migrated for this build: run the migration job of the same image";

    private final DataSource dataSource;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean applied;

    DatabaseVersion(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("database-version");
        if (applied) {
            return answer.up().build();
        }
        try (var connection = dataSource.getConnection()) {
            applied = Changelog.isApplied(connection);
            if (applied) {
                return answer.up().build();
            }
            if (told.compareAndSet(false, true)) {
                LOG.warn(OLD);
            }
            return answer.down().withData("finding", OLD).build();
        } catch (SQLException _) {
            return answer.down()
                    .withData("finding", "the database has not said yet which migrations it has had")
                    .build();
        }
    }
}
