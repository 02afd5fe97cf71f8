package org.rapport.kit.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.postgres.ServiceDatabase;
import org.rapport.local.process.Ports;

/** What an owner grants in his database, by himself. */
class RightsTest {

    private static final ServiceDatabase SALES = new ServiceDatabase("sales", "owner's", "app's", "relay's");

    @TempDir
    static Path state;

    private static PostgresServer postgres;

    @BeforeAll
    static void furnish() throws Exception {
        postgres = PostgresServer.at(state.resolve("postgres"), Ports.free(), Durability.FORGETFUL)
                .start();
        SALES.create(postgres);
        for (int time = 0; time < 2; time++) {
            try (Connection owner = connect("sales_owner", "owner's")) {
                Rights.grant(owner, "sales");
            }
        }
        try (Connection owner = connect("sales_owner", "owner's")) {
            execute(owner, "create table lead (id bigint generated always as identity, name text)");
            execute(owner, "create publication leads for table lead");
        }
    }

    @AfterAll
    static void stop() {
        postgres.stop();
    }

    @Test
    void theServiceHasTheRowsAndNotTheTables() throws SQLException {
        try (Connection service = connect("sales", "app's")) {
            execute(service, "insert into lead (name) values ('Ada')");
            assertThat(text(service, "select name from lead")).isEqualTo("Ada");
            for (String forbidden : new String[] {
                "create table other (id int)",
                "create temporary table other (id int)",
                "truncate lead",
                "create schema s"
            }) {
                assertThatThrownBy(() -> execute(service, forbidden)).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void theRelayHasTheStreamAndNotTheRows() throws SQLException {
        try (Connection relay = connect("sales_relay", "relay's")) {
            assertThatThrownBy(() -> text(relay, "select name from lead")).hasMessageContaining("permission denied");
            assertThat(text(relay, "select pg_create_logical_replication_slot('s', 'pgoutput', true)::text"))
                    .isNotEmpty();
        }
    }

    @Test
    void nobodyElseIsThere() {
        new ServiceDatabase("support", "a", "b", "c").create(postgres);

        assertThatThrownBy(() -> connect("support", "b")).hasMessageContaining("permission denied for database");
    }

    private static Connection connect(String role, String password) throws SQLException {
        return postgres.connect("sales", role, password);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
