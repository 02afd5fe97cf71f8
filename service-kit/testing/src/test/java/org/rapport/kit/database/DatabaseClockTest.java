package org.rapport.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.process.Ports;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseClockTest {

    private PostgresServer postgres;
    private volatile Duration off = Duration.ZERO;
    private final InstantSource clock = () -> Instant.now().plus(off);

    @BeforeAll
    void startPostgres(@TempDir Path folder) {
        postgres = PostgresServer.at(folder.resolve("postgres"), Ports.free(), Durability.FORGETFUL);
        postgres.start();
    }

    @AfterAll
    void stopPostgres() {
        postgres.stop();
    }

    @Test
    void isNotReadyWhereItStartsWithAWrongClockUntilThatIsSet() {
        off = Duration.ofSeconds(312);
        var check = new DatabaseClock(source(postgres.url("postgres")), clock);
        assertThat(check.call().getStatus()).as("nobody has looked").isEqualTo(Status.DOWN);

        check.look();

        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(finding(check)).matches("the clock of this machine is 31[12] s ahead of PostgreSQL's: .*NTP.*");

        off = Duration.ofSeconds(2);
        check.look();

        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        assertThat(finding(check)).isEmpty();
    }

    @Test
    void onlyTellsOfAClockThatIsWrongLater() {
        off = Duration.ZERO;
        var check = new DatabaseClock(source(postgres.url("postgres")), clock);
        check.look();
        off = Duration.ofSeconds(-312);

        check.look();

        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        assertThat(finding(check)).contains("s behind PostgreSQL's");
    }

    @Test
    void isNoReasonWherePostgresDoesNotAnswer() {
        var check = new DatabaseClock(source("jdbc:postgresql://127.0.0.1:" + Ports.free() + "/postgres"), clock);

        check.look();

        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
    }

    private static String finding(DatabaseClock check) {
        return check.call()
                .getData()
                .map(data -> String.valueOf(data.getOrDefault("finding", "")))
                .orElse("");
    }

    private PGSimpleDataSource source(String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser("postgres");
        source.setPassword(postgres.superuserPassword());
        return source;
    }
}
