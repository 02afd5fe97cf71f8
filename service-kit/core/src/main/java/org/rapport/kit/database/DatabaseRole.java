package org.rapport.kit.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Ready once the database has said that row-level security holds the service's role, whatever its name is. A start cannot
 * ask for that: it does not wait for the database.
 */
@Readiness
@ApplicationScoped
class DatabaseRole implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(DatabaseRole.class);

    /** What the role is, and what it can become by {@code set role}. */
    private static final String POWERS = """
            select current_user,
                   exists (select from pg_roles where rolsuper and pg_has_role(current_user, oid, 'MEMBER')),
                   exists (select from pg_roles where rolbypassrls and pg_has_role(current_user, oid, 'MEMBER')),
                   exists (select from pg_class
                           where relpersistence <> 't' and pg_has_role(current_user, relowner, 'MEMBER'))
            """;

    private final DataSource dataSource;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean held;

    DatabaseRole(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("database-role");
        if (held) {
            return answer.up().build();
        }
        try {
            var finding = finding();
            if (finding.isEmpty()) {
                held = true;
                return answer.up().build();
            }
            if (told.compareAndSet(false, true)) {
                LOG.error(finding);
            }
            return answer.down().withData("finding", finding).build();
        } catch (SQLException _) {
            return answer.down()
                    .withData("finding", "the database has not said yet what the role may do")
                    .build();
        }
    }

    private String finding() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(POWERS);
                var result = statement.executeQuery()) {
            result.next();
            List<String> powers = new ArrayList<>();
            if (result.getBoolean(2)) {
                powers.add("a superuser");
            }
            if (result.getBoolean(3)) {
                powers.add("one that bypasses row-level security");
            }
            if (result.getBoolean(4)) {
                powers.add("an owner of tables");
            }
            return powers.isEmpty()
                    ? ""
                    : "The database role " + result.getString(1) + " (QUARKUS_DATASOURCE_USERNAME) is or can become "
                            + String.join(", ", powers)
                            + ", so tenants are not kept apart: connect as a role that owns nothing and bypasses nothing";
        }
    }
}
