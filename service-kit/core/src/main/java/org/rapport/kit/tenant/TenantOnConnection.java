package org.rapport.kit.tenant;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Tells PostgreSQL whose rows the next statements may touch, whenever a connection is taken from the pool for another
 * tenant than the last: row-level security compares {@code crm.tenant} with every row.
 *
 * <p>Remembers the last tenant per physical connection, because the pool wraps it anew each time. The setting is made
 * in autocommit, for a rollback would undo one that a transaction made.
 */
@ApplicationScoped
class TenantOnConnection implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(TenantOnConnection.class);
    private static final String NOBODY = "";

    private final CurrentCaller caller;
    private final Map<PGConnection, String> lastTenants = Collections.synchronizedMap(new WeakHashMap<>());

    TenantOnConnection(CurrentCaller caller) {
        this.caller = caller;
    }

    @Override
    public void onConnectionAcquire(Connection wrapper) {
        String tenant = caller.find().map(Caller::tenant).map(UUID::toString).orElse(NOBODY);
        try {
            var physical = wrapper.unwrap(PGConnection.class);
            if (!tenant.equals(lastTenants.get(physical))) {
                lastTenants.remove(physical);
                set(tenant, (Connection) physical);
                lastTenants.put(physical, tenant);
            }
        } catch (SQLException e) {
            abort(wrapper, e);
        }
    }

    /**
     * Makes the connection useless, so that its user is told by the driver that it is closed, and the pool replaces it.
     * To throw here instead would give a broken connection back to the pool as if it were whole.
     */
    private static void abort(Connection wrapper, SQLException reason) {
        LOG.debugf("a connection does not take the tenant: %s", reason.getMessage());
        try {
            wrapper.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("a connection neither takes the tenant nor can be closed", e);
        }
    }

    @Override
    public void onConnectionDestroy(Connection wrapper) {
        try {
            lastTenants.remove(wrapper.unwrap(PGConnection.class));
        } catch (SQLException e) {
            // Then the weak reference ends it.
        }
    }

    private static void set(String tenant, Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        if (!autoCommit) {
            connection.setAutoCommit(true);
        }
        try (var statement = connection.prepareStatement("select set_config('crm.tenant', ?, false)")) {
            statement.setString(1, tenant);
            statement.execute();
        } finally {
            if (!autoCommit) {
                connection.setAutoCommit(false);
            }
        }
    }
}
