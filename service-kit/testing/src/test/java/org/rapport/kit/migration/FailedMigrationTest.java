package org.rapport.kit.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.postgres.ServiceDatabase;
import org.rapport.local.process.JavaProgram;
import org.rapport.local.process.Ports;

/** What the job says when it cannot do its work: a line that names the remedy, and no stack. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedMigrationTest {

    private PostgresServer postgres;
    private ServiceDatabase database;

    @BeforeAll
    void start(@TempDir Path folder) {
        postgres = PostgresServer.at(folder.resolve("postgres"), Ports.free(), Durability.FORGETFUL);
        postgres.start();
        database = new ServiceDatabase("things", "owner-secret", "service-secret", "relay-secret");
        database.create(postgres);
    }

    @AfterAll
    void stop() {
        postgres.stop();
    }

    @Test
    void namesTheVariableThatIsNotSet() throws Exception {
        assertThat(fails(Map.of("CRM_DB_URL", "")))
                .isEqualTo("migration failed: the environment variable CRM_DB_URL is not set");
    }

    @Test
    void namesTheDatabaseThatDoesNotAnswer() throws Exception {
        var url = "jdbc:postgresql://127.0.0.1:" + Ports.free() + "/things";

        assertThat(fails(Map.of("CRM_DB_URL", url + "?connectTimeout=3")))
                .startsWith("migration failed: the database at " + url + " does not answer: ")
                .contains("CRM_DB_URL", "refused");
    }

    @Test
    void namesTheVariablesOfAWrongLogin() throws Exception {
        assertThat(fails(Map.of("CRM_DB_OWNER_PASSWORD", "wrong")))
                .startsWith(
                        "migration failed: the database at " + postgres.url("things") + " does not let the owner in: ")
                .contains("CRM_DB_OWNER_PASSWORD", "password authentication failed");
    }

    @Test
    void namesTheBrokersThatDoNotAnswer() throws Exception {
        var servers = "127.0.0.1:" + Ports.free();

        assertThat(fails(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        servers,
                        "KAFKA_DEFAULT_API_TIMEOUT_MS",
                        "2000",
                        "KAFKA_REQUEST_TIMEOUT_MS",
                        "1000")))
                .startsWith("migration failed: Kafka at " + servers + " does not answer: ")
                .contains("KAFKA_BOOTSTRAP_SERVERS");
    }

    /** A disk that is full cannot be had without being root, so PostgreSQL says what it then says. */
    @Test
    void namesTheDiskThatIsFullAndGoesOnOnceThereIsRoom() throws Exception {
        var crowded = new ServiceDatabase("crowded", "owner-secret", "service-secret", "relay-secret");
        crowded.create(postgres);
        var settings = Map.of(
                "CRM_SERVICE", "crowded", "CRM_DB_URL", postgres.url("crowded"), "CRM_DB_OWNER", crowded.owner());
        try (var superuser = postgres.connect("crowded");
                var statement = superuser.createStatement()) {
            statement.execute("""
                    create function disk_is_full() returns event_trigger language plpgsql as $$
                    begin
                        if exists (select from pg_event_trigger_ddl_commands() where object_identity like '%.kept') then
                            raise exception using errcode = '53100',
                                message = 'could not extend file "base/16385/2608": No space left on device',
                                hint = 'Check free disk space.';
                        end if;
                    end $$
                    """);
            statement.execute("create event trigger disk_is_full on ddl_command_end execute function disk_is_full()");

            assertThat(fails(settings))
                    .startsWith(
                            "migration failed: the disk of " + postgres.url("crowded") + " is full: make room there")
                    .contains("No space left on device");

            statement.execute("drop event trigger disk_is_full");
        }

        Migrate.migrate(new MigrationSettings(
                "crowded", postgres.url("crowded"), crowded.owner(), crowded.ownerPassword(), Map.of()));
    }

    /** All that the job wrote to its standard error, which has to be that line. */
    private String fails(Map<String, String> others) throws Exception {
        var builder = new ProcessBuilder(
                List.of(JavaProgram.java(), "-cp", System.getProperty("java.class.path"), Migrate.class.getName()));
        var environment = new HashMap<>(Map.of(
                "CRM_SERVICE", "things",
                "CRM_DB_URL", postgres.url("things"),
                "CRM_DB_OWNER", database.owner(),
                "CRM_DB_OWNER_PASSWORD", database.ownerPassword()));
        environment.putAll(others);
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var job = builder.start();
        var said = new String(job.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(job.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(job.exitValue()).isEqualTo(1);
        assertThat(said.lines().filter(line -> line.startsWith("\tat ") || line.contains("LogManager")))
                .isEmpty();
        return said.lines()
                .filter(line -> line.startsWith("migration failed"))
                .findFirst()
                .orElse(said);
    }
}
