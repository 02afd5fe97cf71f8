package org.rapport.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.kit.migration.Changelog;
import org.rapport.kit.migration.Migrate;
import org.rapport.kit.migration.MigrationSettings;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.postgres.ServiceDatabase;
import org.rapport.local.process.JavaProgram;
import org.rapport.local.process.Ports;

/** A migration that dies in the middle of a changeset, by which the next one is held up neither half-way nor for ever. */
// Liquibase's own lock would be waited for, for five minutes, whoever interrupts
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledMigrationTest {

    private static final String MIDDLE = "20261128";

    @TempDir
    static Path state;

    private static PostgresServer postgres;

    private ServiceDatabase database;

    @BeforeAll
    static void startPostgres() {
        postgres = PostgresServer.at(state.resolve("postgres"), Ports.free(), Durability.FORGETFUL)
                .start();
    }

    @AfterAll
    static void stopPostgres() {
        postgres.stop();
    }

    @BeforeEach
    void aDatabase() {
        String name = "migrated" + System.nanoTime();
        database = new ServiceDatabase(name, "owner-secret", "service-secret", "relay-secret");
        database.create(postgres);
    }

    @Test
    void theNextStartGoesOn() throws Exception {
        try (Connection holder = connect()) {
            execute(holder, "select pg_advisory_lock(" + MIDDLE + ")");
            Process job = job();
            await().atMost(Duration.ofMinutes(1)).until(() -> isWaited());
            job.destroyForcibly().waitFor();
        }

        assertThat(isMarked()).isFalse();

        Migrate.migrate(settings());

        assertThat(done()).containsExactly("0001-kept", "0002-half");
        assertThat(count("kept")).isEqualTo(1);
        assertThat(isMarked()).isTrue();
        assertThat(count("half")).isEqualTo(1);
    }

    @Test
    void whoComesSecondWaitsForTheFirst() throws Exception {
        CompletableFuture<Void> first;
        CompletableFuture<Void> second;
        try (Connection holder = connect()) {
            execute(holder, "select pg_advisory_lock(" + MIDDLE + ")");
            first = migration();
            await().atMost(Duration.ofMinutes(1)).until(() -> isWaited());
            second = migration();
        }

        first.get(30, TimeUnit.SECONDS);
        second.get(30, TimeUnit.SECONDS);

        assertThat(done()).containsExactly("0001-kept", "0002-half");
        assertThat(count("half")).isEqualTo(1);
    }

    /** What an earlier release left behind when it was killed. */
    @Test
    void aRowThatSaysLockedHoldsUpNobody() throws Exception {
        try (Connection owner = connect()) {
            execute(owner, """
                    create table databasechangeloglock (
                        id int primary key, locked boolean not null, lockgranted timestamp, lockedby varchar(255))
                    """);
            execute(owner, "insert into databasechangeloglock values (1, true, now(), 'a job that was killed')");
        }

        Migrate.migrate(settings());

        assertThat(done()).containsExactly("0001-kept", "0002-half");
    }

    /** What has been done to the database is said by who owns it. */
    @Test
    void theServiceCannotSayThatItWasDone() throws Exception {
        Migrate.migrate(settings());

        try (Connection service = postgres.connect(database.service(), database.user(), database.password())) {
            for (String statement : List.of(
                    "insert into applied_changelog (fingerprint) values ('another')",
                    "delete from applied_changelog",
                    "delete from databasechangelog")) {
                assertThatThrownBy(() -> execute(service, statement)).hasMessageContaining("permission denied");
            }
        }
    }

    private CompletableFuture<Void> migration() {
        return CompletableFuture.runAsync(() -> {
            try {
                Migrate.migrate(settings());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Process job() throws Exception {
        var builder = new ProcessBuilder(List.of(
                        JavaProgram.java(), "-cp", System.getProperty("java.class.path"), Migrate.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(new File(state.toFile(), "job.log"));
        builder.environment()
                .putAll(Map.of(
                        "CRM_SERVICE", database.service(),
                        "CRM_DB_URL", postgres.url(database.service()),
                        "CRM_DB_OWNER", database.owner(),
                        "CRM_DB_OWNER_PASSWORD", database.ownerPassword()));
        return builder.start();
    }

    private MigrationSettings settings() {
        return new MigrationSettings(
                database.service(),
                postgres.url(database.service()),
                database.owner(),
                database.ownerPassword(),
                Map.of());
    }

    /** Whether somebody has come to the middle of the second changeset. */
    private boolean isWaited() throws SQLException {
        return !texts("select 'waits' from pg_locks where locktype = 'advisory' and objid = " + MIDDLE
                        + " and not granted")
                .isEmpty();
    }

    private List<String> done() throws SQLException {
        return texts("select id from databasechangelog order by orderexecuted");
    }

    private boolean isMarked() throws SQLException {
        try (Connection service = postgres.connect(database.service(), database.user(), database.password())) {
            return Changelog.isApplied(service);
        }
    }

    private int count(String table) throws SQLException {
        return Integer.parseInt(texts("select count(*) from " + table).getFirst());
    }

    private List<String> texts(String query) throws SQLException {
        try (Connection owner = connect();
                var statement = owner.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private Connection connect() throws SQLException {
        return postgres.connect(database.service(), database.owner(), database.ownerPassword());
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
