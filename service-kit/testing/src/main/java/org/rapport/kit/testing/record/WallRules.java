package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.kit.journal.AggregateType;

/** The database itself hides a tenant's records from the others, whatever the service would ask of it. */
interface WallRules extends SeenExample {

    @Test
    default void rowLevelSecurityAloneHidesTheRecord() throws SQLException {
        String id = id(shown());
        String byId = "from %s where id = '%s'".formatted(table(), id);
        String globex = GLOBEX.id().toString();

        assertThat(ServiceTables.count(byId)).as("rows that the owner sees").isEqualTo(1);
        assertThat(ServiceTables.count(globex, byId))
                .as("rows that another sees")
                .isZero();
        assertThat(ServiceTables.count("", byId)).as("rows that nobody sees").isZero();
        assertThat(ServiceTables.count(globex, "from journal where aggregate_id = '%s'".formatted(id)))
                .as("entries of the journal that another sees")
                .isZero();
        assertThat(changed("update %s set id = id where id = '%s'".formatted(table(), id)))
                .as("rows that another changes")
                .isZero();
        assertThat(changed("delete " + byId)).as("rows that another deletes").isZero();
    }

    @Test
    default void rowLevelSecurityAloneRefusesARowForAnotherTenant() {
        assertThatThrownBy(() -> ServiceTables.change(
                        GLOBEX.id().toString(),
                        "insert into %s (tenant_id, id) values ('%s', '%s')"
                                .formatted(table(), ACME.id(), UUID.randomUUID())))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("row-level security");
    }

    /** How many rows another changes by {@code sql}; none where the service itself may change none. */
    private static int changed(String sql) throws SQLException {
        try {
            return ServiceTables.change(GLOBEX.id().toString(), sql);
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("permission denied");
            return 0;
        }
    }

    private String table() {
        return AggregateType.of(type().entity()).replace('-', '_');
    }
}
