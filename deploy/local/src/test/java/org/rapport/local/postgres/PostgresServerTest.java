package org.rapport.local.postgres;

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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.process.Ports;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresServerTest {

    private static final ServiceDatabase SALES = new ServiceDatabase("sales", "owner's", "app's", "relay's");

    private PostgresServer server;

    @BeforeAll
    void start(@TempDir Path state) {
        server = PostgresServer.at(state, Ports.free(), Durability.DURABLE).start();
        SALES.create(server);
    }

    @AfterAll
    void stop() {
        server.stop();
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void keepsWhatWasCommittedWhenItIsKilled() throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            execute(connection, "create table kept (word text)");
            execute(connection, "insert into kept values ('grün')");
        }

        server.crash();
        assertThat(server.isRunning()).isFalse();
        server.start();

        try (Connection connection = server.connect("postgres")) {
            assertThat(text(connection, "select word from kept")).isEqualTo("grün");
        }
    }

    @Test
    void startsOnceHoweverOftenItIsAsked() {
        long pid = server.process().orElseThrow().pid();

        server.start();

        assertThat(server.process().orElseThrow().pid()).isEqualTo(pid);
    }

    @Test
    void isSetUpForTheJournal() throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            assertThat(text(connection, "show wal_level")).isEqualTo("logical");
            assertThat(text(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(
                            text(
                                    connection,
                                    "select format('%s %s', datlocprovider, datlocale) from pg_database where datname = 'sales'"))
                    .isEqualTo("b C.UTF-8");
        }
    }

    @Test
    void refusesTheSuperuserWithoutHisPassword() {
        assertThatThrownBy(() -> server.connect("postgres", PostgresServer.SUPERUSER, "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void keepsServicesOutOfEachOthersDatabases() {
        new ServiceDatabase("support", "a", "b", "c").create(server);

        assertThatThrownBy(() -> server.connect("support", "sales", "app's")).hasMessageContaining("permission denied");
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
