package org.rapport.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.installation.postgres.Bootstrap;
import org.rapport.installation.secret.KeysCommand;
import org.rapport.installation.secret.VariableFiles;
import org.rapport.local.process.Ports;

/** Roles and databases as an installation has them made: by psql, with the variables of {@code ./crm keys}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BootstrapTest {

    private static final Path SCRIPT = Path.of("../installation/postgres/bootstrap.psql");
    private static final List<String> SERVICES = List.of("admin", "marketing", "sales", "support");

    private PostgresServer server;
    private Map<String, String> passwords;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server = PostgresServer.at(folder.resolve("server"), Ports.free(), Durability.FORGETFUL)
                .start();
        Path secrets = folder.resolve("secrets");
        KeysCommand.run(List.of(secrets.toString(), "make"), _ -> {});
        passwords = VariableFiles.read(secrets.resolve("variables/postgres.env"));
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @Test
    @Order(1)
    void saysWhosePasswordIsMissing() throws Exception {
        Map<String, String> incomplete = new HashMap<>(passwords);
        incomplete.remove("CRM_ADMIN_RELAY_PASSWORD");

        assertThat(psql(PostgresServer.SUPERUSER, server.superuserPassword(), incomplete))
                .contains("the password of the role admin_relay is missing")
                .doesNotContain("CONTEXT");
    }

    @Test
    @Order(2)
    void makesAllByWhoeverMayMakeRolesAndDatabases() throws Exception {
        try (Connection connection = server.connect("postgres")) {
            execute(connection, "create role creator login createrole createdb replication password 'creator''s'");
            execute(connection, "alter role creator set createrole_self_grant = 'set, inherit'");
        }

        assertThat(psql("creator", "creator's", passwords)).contains("are as they should be");

        eachLogsInWithItsPassword();
    }

    @Test
    @Order(3)
    void setsRightWhatIsOtherwise() throws Exception {
        try (Connection connection = server.connect("postgres")) {
            execute(connection, "alter role sales superuser bypassrls password 'forgotten'");
            execute(connection, "alter role sales_relay noreplication");
            execute(connection, "grant connect on database sales to public");
        }

        assertThat(psql(PostgresServer.SUPERUSER, server.superuserPassword(), passwords))
                .isEqualTo(
                        "roles and databases of admin, marketing, sales, support and keycloak are as they should be\n");

        eachLogsInWithItsPassword();
    }

    @Test
    @Order(4)
    void doesTheSameByJdbc() throws Exception {
        try (Connection connection = server.connect("postgres")) {
            Bootstrap.service(connection, "another", "owner's", "service's", "relay's");
            Bootstrap.keycloak(connection, "keycloak's");

            assertThatThrownBy(() -> Bootstrap.service(connection, "no'service", "a", "b", "c"))
                    .hasMessageContaining("not a service name: no'service");
            assertThatThrownBy(() -> Bootstrap.service(connection, "empty", "a", "", "c"))
                    .hasMessageContaining("the password of the role empty is missing");
        }
        assertThat(facts("another", "another_owner", "owner's")).isEqualTo("another_owner b C.UTF-8 UTF8");
        assertThat(facts("keycloak", "keycloak", "keycloak's")).isEqualTo("keycloak b C.UTF-8 UTF8");
    }

    private void eachLogsInWithItsPassword() throws SQLException {
        for (String service : SERVICES) {
            String prefix = "CRM_" + service.toUpperCase(Locale.ROOT);
            String owner = service + "_owner";
            assertThat(facts(service, owner, passwords.get(prefix + "_OWNER_PASSWORD")))
                    .isEqualTo(owner + " b C.UTF-8 UTF8");
        }
        assertThat(facts("keycloak", "keycloak", passwords.get("CRM_KEYCLOAK_PASSWORD")))
                .startsWith("keycloak ");
        assertThatThrownBy(() -> facts("sales", "support", passwords.get("CRM_SUPPORT_PASSWORD")))
                .hasMessageContaining("permission denied for database");
        try (Connection connection = server.connect("postgres")) {
            assertThat(text(connection, """
                    select string_agg(rolname, ' ' order by rolname) from pg_roles
                    where rolreplication and rolname like any (array['admin%', 'marketing%', 'sales%', 'support%'])
                    """)).isEqualTo("admin_relay marketing_relay sales_relay support_relay");
            assertThat(text(connection, """
                    select count(*)::text from pg_roles where (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
                        and rolname not in ('postgres', 'creator') and rolname not like 'pg\\_%'
                    """)).isEqualTo("0");
        }
    }

    /** Owner, collation and encoding of a database, asked by that role. */
    private String facts(String database, String role, String password) throws SQLException {
        try (Connection connection = server.connect(database, role, password)) {
            return text(connection, """
                    select format('%s %s %s %s', datdba::regrole, datlocprovider, datlocale, pg_encoding_to_char(encoding))
                    from pg_database where datname = current_database()
                    """);
        }
    }

    /** What psql says, on both its outputs. */
    private String psql(String user, String password, Map<String, String> variables) throws Exception {
        Optional<String> program = program();
        assumeTrue(program.isPresent(), "there is no psql of 15 or later here");
        var process = new ProcessBuilder(
                        program.get(),
                        "--no-psqlrc",
                        "--host=" + Ports.HOST,
                        "--port=" + server.port(),
                        "--username=" + user,
                        "--dbname=postgres",
                        "--file=" + SCRIPT)
                .redirectErrorStream(true);
        process.environment().putAll(variables);
        process.environment().put("PGPASSWORD", password);
        Process running = process.start();
        String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        running.waitFor();
        return output;
    }

    /** That of the path, or where Debian has those of each version. */
    private static Optional<String> program() throws IOException {
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
        Path versions = Path.of("/usr/lib/postgresql");
        Stream<Path> debian = Stream.of();
        if (Files.isDirectory(versions)) {
            try (Stream<Path> folders = Files.list(versions)) {
                debian = folders.map(folder -> folder.resolve("bin")).toList().stream();
            }
        }
        return Stream.concat(debian, onPath)
                .map(folder -> folder.resolve("psql"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
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
