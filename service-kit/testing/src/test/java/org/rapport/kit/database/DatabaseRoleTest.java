package org.rapport.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.rapport.kit.migration.Rights;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.postgres.ServiceDatabase;
import org.rapport.local.process.Ports;

class DatabaseRoleTest {

    private static final String PASSWORD = "a password of the tests";

    @TempDir
    private static Path folder;

    private static PostgresServer postgres;

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = PostgresServer.at(folder.resolve("postgres"), Ports.free(), Durability.FORGETFUL);
        postgres.start();
        new ServiceDatabase("things", PASSWORD, PASSWORD, PASSWORD).create(postgres);
        try (var owner = postgres.connect("things", "things_owner", PASSWORD);
                var statement = owner.createStatement()) {
            Rights.grant(owner, "things");
            statement.execute("create table thing (id uuid primary key)");
        }
        try (var superuser = postgres.connect("things");
                var statement = superuser.createStatement()) {
            for (var command : List.of(
                    "create role almighty login superuser password '" + PASSWORD + "'",
                    "create role unseen login bypassrls password '" + PASSWORD + "'",
                    "create role heir login noinherit in role things_owner password '" + PASSWORD + "'",
                    "grant connect on database things to unseen, heir")) {
                statement.execute(command);
            }
        }
    }

    @AfterAll
    static void stopPostgres() {
        postgres.stop();
    }

    @Test
    void isReadyAsARoleThatRowLevelSecurityHolds() {
        var check = new DatabaseRole(as("things"));

        assertThat(check.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(new DatabaseRole(as("things_relay")).call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @ParameterizedTest
    @CsvSource({
        "almighty,      a superuser",
        "unseen,        one that bypasses row-level security",
        "things_owner,  an owner of tables",
        "heir,          an owner of tables"
    })
    void isNotReadyAsOneThatSeesTheRowsOfEverybody(String role, String power) {
        var answer = new DatabaseRole(as(role)).call();

        assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(answer.getData().orElseThrow().get("finding").toString())
                .startsWith("The database role " + role + " (QUARKUS_DATASOURCE_USERNAME) is or can become ")
                .contains(power);
    }

    @Test
    void isReadyOnceTheDatabaseHasAnswered() {
        var source = as("things");
        var check = new DatabaseRole(source);
        source.setPassword("wrong");
        assertThat(check.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);

        source.setPassword(PASSWORD);
        assertThat(check.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

        source.setPassword("wrong");
        assertThat(check.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    private static PGSimpleDataSource as(String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(postgres.url("things"));
        source.setUser(role);
        source.setPassword(PASSWORD);
        return source;
    }
}
