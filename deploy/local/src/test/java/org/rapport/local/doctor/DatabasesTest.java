package org.rapport.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.installation.Checkout;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.postgres.ServiceDatabase;
import org.rapport.local.process.Ports;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabasesTest {

    private static final String CHANGELOG = "service-kit/core/src/main/java/org/rapport/kit/migration/Changelog.java";

    private PostgresServer postgres;

    @BeforeAll
    void start(@TempDir Path state) {
        postgres = PostgresServer.at(state, Ports.free(), Durability.FORGETFUL).start();
        new ServiceDatabase("sales", "owner's", "app's", "relay's").create(postgres);
    }

    @AfterAll
    void stop() {
        postgres.stop();
    }

    @Test
    void tellsOfASlotThatNobodyReadsAndOfTheLogThatIsKeptForIt() throws Exception {
        assertThat(new Slots(postgres, List.of("sales")).findings()).isEmpty();
        execute("sales", "select pg_create_logical_replication_slot('sales_journal', 'pgoutput')");
        execute("sales", "create table written as select repeat('x', 1000) from generate_series(1, 5000)");
        try {
            assertThat(new Slots(postgres, List.of("sales")).findings())
                    .containsExactly(new Finding(
                            "no relay reads the replication slot sales_journal",
                            "./crm up sales starts its relay, ./crm logs sales tells why it does not read"));
            assertThat(new Slots(postgres, List.of("support"), 1 << 20).findings())
                    .hasSize(2)
                    .last()
                    .satisfies(finding -> assertThat(finding.text())
                            .containsPattern("keeps [0-9]+ MB of its log for the replication slot sales_journal")
                            .endsWith("select pg_drop_replication_slot('sales_journal')"));
        } finally {
            execute("sales", "select pg_drop_replication_slot('sales_journal')");
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0S, ''", "PT20S, ''", "PT312S, ahead of", "PT-312S, behind"})
    void tellsOfAClockThatIsOff(Duration offset, String where) throws Exception {
        var clock = new ClockOffset(postgres, InstantSource.offset(InstantSource.system(), offset));

        if (where.isEmpty()) {
            assertThat(clock.findings()).isEmpty();
        } else {
            assertThat(clock.findings()).singleElement().satisfies(finding -> assertThat(finding.what())
                    .matches("the clock of this machine is 31[1-3] s " + where + " PostgreSQL's"));
        }
    }

    /** With the changelog's own class, which the build has in it. */
    @Test
    void tellsOfADatabaseThatIsOlderThanTheBuild(@TempDir Path build) throws Exception {
        build(build);
        var versions = new DatabaseVersions(postgres, Map.of("sales", build));
        assertThat(versions.findings())
                .containsExactly(new Finding(
                        "the database sales has not been migrated for this build",
                        "./crm down sales and ./crm up sales migrates it"));

        execute("sales", """
                create table applied_changelog as
                select 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' as fingerprint
                """); // the SHA-256 of abc
        assertThat(versions.findings()).isEmpty();

        execute("sales", "drop table applied_changelog");
    }

    @Test
    void tellsOfADatabaseOrABuildThatIsNotThere(@TempDir Path folder) throws Exception {
        build(folder);

        assertThat(new DatabaseVersions(postgres, Map.of("support", folder, "admin", folder.resolve("none")))
                        .findings())
                .extracting(Finding::what)
                .containsExactly("admin-service is not built", "there is no database support");
    }

    @Test
    void saysWhenPostgresIsAway(@TempDir Path state) {
        PostgresServer away = PostgresServer.at(state, Ports.free(), Durability.FORGETFUL);

        assertThat(new Slots(away, List.of()).obstacle()).isEqualTo("PostgreSQL does not answer");
        assertThat(new DatabaseVersions(away, Map.of()).obstacle()).isEqualTo("PostgreSQL does not answer");
        assertThat(new Slots(postgres, List.of()).obstacle()).isEmpty();
    }

    private static void build(Path build) throws Exception {
        Path classes = Files.createDirectories(build.resolve("classes"));
        Files.createDirectories(build.resolve("app"));
        Files.createDirectories(build.resolve("lib/main"));
        String source = Checkout.of(DatabasesTest.class).resolve(CHANGELOG).toString();
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-proc:none", "-d", classes.toString(), source))
                .isZero();
        Files.writeString(Files.createDirectories(classes.resolve("db")).resolve("changelog.yaml"), "abc");
        try (OutputStream file = Files.newOutputStream(build.resolve("app/service.jar"));
                var jar = new JarOutputStream(file);
                Stream<Path> tree = Files.walk(classes)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new ZipEntry(classes.relativize(path).toString()));
                Files.copy(path, jar);
            }
        }
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
