package org.rapport.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.rapport.kit.migration.Migrate;
import org.rapport.kit.migration.MigrationSettings;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.postgres.ServiceDatabase;
import org.rapport.local.process.Ports;

class DatabaseVersionTest {

    private static final String PASSWORD = "a password of the tests";

    @TempDir
    private static Path folder;

    private static PostgresServer postgres;

    @BeforeAll
    static void startPostgres() {
        postgres = PostgresServer.at(folder.resolve("postgres"), Ports.free(), Durability.FORGETFUL);
        postgres.start();
    }

    @AfterAll
    static void stopPostgres() {
        postgres.stop();
    }

    @Test
    void isReadyOnceTheMigrationOfThisBuildHasEnded() throws Exception {
        var database = new ServiceDatabase("things", PASSWORD, PASSWORD, PASSWORD);
        database.create(postgres);
        var source = new PGSimpleDataSource();
        source.setUrl(postgres.url("things"));
        source.setUser(database.user());
        source.setPassword(PASSWORD);
        var check = new DatabaseVersion(source);

        assertThat(check.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);

        Migrate.migrate(new MigrationSettings(
                "things", postgres.url("things"), database.owner(), database.ownerPassword(), Map.of()));
        assertThat(check.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void isNotReadyWhereOnlyAnotherBuildHasMigrated() throws Exception {
        var database = new ServiceDatabase("others", PASSWORD, PASSWORD, PASSWORD);
        database.create(postgres);
        Migrate.migrate(new MigrationSettings(
                "others", postgres.url("others"), database.owner(), database.ownerPassword(), Map.of()));
        try (var owner = postgres.connect("others", database.owner(), PASSWORD);
                var statement = owner.createStatement()) {
            statement.execute("update applied_changelog set fingerprint = 'of another build'");
        }
        var source = new PGSimpleDataSource();
        source.setUrl(postgres.url("others"));
        source.setUser(database.user());
        source.setPassword(PASSWORD);

        var answer = new DatabaseVersion(source).call();

        assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(answer.getData().orElseThrow())
                .hasEntrySatisfying(
                        "finding", finding -> assertThat(finding.toString()).contains("run the migration job"));
    }
}
