package org.rapport.local.keycloak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rapport.identity.IdentityFiles;
import org.rapport.identity.RealmFile;
import org.rapport.installation.postgres.Bootstrap;
import org.rapport.installation.secret.Origin;
import org.rapport.installation.secret.SecretFiles;
import org.rapport.local.StackException;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.process.Caches;
import org.rapport.local.process.Command;
import org.rapport.local.process.HealthReport;
import org.rapport.local.process.Http;
import org.rapport.local.process.Ports;
import org.rapport.local.process.Server;

/**
 * Keycloak with the realm {@code crm} on the loopback interface, as a process of its own. Its data is the database
 * {@code keycloak} of the given PostgreSQL server; its secrets and logs live in a state folder. Needs no particular
 * account: it runs as root as well as anybody.
 */
public final class KeycloakServer extends Server {

    public static final String NAME = "keycloak";
    public static final String REALM = "crm";
    /** The administrator of all realms, for whoever opens the admin console; made at the first start. */
    public static final String ADMINISTRATOR = "admin";
    /** The client by whose service account programs administer all realms; made at the first start. */
    static final String ADMINISTRATION = "administration";

    private final int port;
    private final int managementPort;
    private final PostgresServer postgres;
    private final RealmParameters parameters;
    private List<String> changes = List.of();

    private KeycloakServer(
            Path state, int port, int managementPort, PostgresServer postgres, RealmParameters parameters) {
        super(NAME, state);
        this.port = port;
        this.managementPort = managementPort;
        this.postgres = postgres;
        this.parameters = parameters;
    }

    /** The server with its secrets and logs in that folder; it need not run. At its start PostgreSQL must. */
    public static KeycloakServer at(
            Path state, int port, int managementPort, PostgresServer postgres, RealmParameters parameters) {
        return new KeycloakServer(state, port, managementPort, postgres, parameters);
    }

    /**
     * The first start makes the tables, imports the realm {@code crm} and hardens {@code master}; a later one sets
     * right what a realm has otherwise than its file.
     */
    @Override
    public KeycloakServer start() {
        super.start();
        changes = update().apply();
        return this;
    }

    /** Also whether its realms are as their files say, as far as {@code ./crm} has to do with it. */
    @Override
    public boolean isUp() {
        return super.isUp() && update().isApplied();
    }

    /** What the start has changed in realms that were there before, as lines of a diff. */
    public List<String> changes() {
        return changes;
    }

    public int port() {
        return port;
    }

    public URI url() {
        return URI.create("http://" + Ports.HOST + ":" + port);
    }

    /** The password of {@link #ADMINISTRATOR} in the realm {@code master}. */
    private String administratorPassword() {
        return secret("administrator.password");
    }

    /** The secret of the client {@link #ADMINISTRATION}. */
    String administrationSecret() {
        return secret("administration-client.secret");
    }

    /** The secret of the client {@code crm-gateway}. */
    public String gatewayClientSecret() {
        return secret("gateway-client.secret");
    }

    /** The secret of the client {@code crm-admin}, with which admin-service manages organisations and people. */
    public String adminClientSecret() {
        return secret("admin-client.secret");
    }

    @Override
    public boolean isReady() {
        return Ports.answers(managementPort) && Http.isOk(readiness());
    }

    @Override
    public List<String> complaints() {
        return Http.body(readiness()).stream()
                .flatMap(body -> new HealthReport(body).complaints().stream())
                .toList();
    }

    private URI readiness() {
        return Ports.url(managementPort).resolve("/health/ready");
    }

    @Override
    protected Duration startPatience() {
        return Duration.ofMinutes(5); // it makes its tables first, also on a busy machine
    }

    @Override
    protected Command command() {
        List<String> line = KeycloakDistribution.optimised().line(home(), arguments());
        return new Command(NAME, line, environment(), state(), state());
    }

    @Override
    protected void prepare() {
        makeDatabase();
        furnish(KeycloakDistribution.optimised());
    }

    /** What fills the places of the realm files. */
    Map<String, String> parameters() {
        return parameters.environment();
    }

    private RealmUpdate update() {
        List<ObjectNode> realms = Stream.of(IdentityFiles.REALM, IdentityFiles.MASTER)
                .map(file -> RealmFile.of(file, parameters.environment()))
                .toList();
        return new RealmUpdate(this, state().resolve("realms.applied"), realms);
    }

    private void makeDatabase() {
        try (Connection connection = postgres.connect("postgres")) {
            Bootstrap.keycloak(connection, databasePassword());
        } catch (SQLException e) {
            throw new StackException("the database of Keycloak cannot be made: " + e.getMessage(), e);
        }
    }

    private String databasePassword() {
        return secret("database.password");
    }

    private String secret(String name) {
        return SecretFiles.in(state().resolve("secrets").resolve(name), Origin.LOCAL::secret);
    }

    private Path home() {
        return state().resolve("home");
    }

    /** Lays out what Keycloak looks for in its home; its programs stay in the cache. */
    private void furnish(KeycloakDistribution distribution) {
        Path home = home();
        try {
            Caches.delete(home);
            Files.createDirectories(home.resolve("data/import"));
            Files.createDirectories(home.resolve("providers"));
            Files.createSymbolicLink(home.resolve("lib"), distribution.home().resolve("lib"));
            IdentityFiles.copy(IdentityFiles.THEMES, home);
            IdentityFiles.copy(IdentityFiles.DISCOVERY, home);
            IdentityFiles.copy(IdentityFiles.REALM, home);
            Files.move(
                    home.resolve(IdentityFiles.REALM),
                    home.resolve("data/import/crm-realm.json"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("Keycloak's folder " + home + " cannot be laid out: " + e.getMessage(), e);
        }
    }

    private List<String> arguments() {
        return List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--hostname=" + url(),
                "--http-enabled=true",
                "--http-host=" + Ports.HOST,
                "--http-port=" + port,
                "--http-management-host=" + Ports.HOST,
                "--http-management-port=" + managementPort,
                "--db-pool-initial-size=1",
                "--db-pool-min-size=1",
                "--db-pool-max-size=15",
                "--log-level=info,io.smallrye.health:error", // else a line for each time we ask
                "--spi-well-known--openid-configuration--openid-configuration-override="
                        + home().resolve(IdentityFiles.DISCOVERY));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(parameters.environment());
        environment.put("CRM_GATEWAY_CLIENT_SECRET", gatewayClientSecret());
        environment.put("CRM_KEYCLOAK_ADMIN_CLIENT_SECRET", adminClientSecret());
        environment.put("CRM_IDENTITY_FILES", IdentityFiles.fingerprint()); // another theme: another start
        environment.put("KC_DB_URL", postgres.url(NAME));
        environment.put("KC_DB_USERNAME", NAME);
        environment.put("KC_DB_PASSWORD", databasePassword());
        // Else each connection that died with the database fails one more login after it is back, which may be in a
        // second.
        environment.put("QUARKUS_DATASOURCE_JDBC_FOREGROUND_VALIDATION_INTERVAL", "0.1S");
        environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", ADMINISTRATION);
        environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", administrationSecret());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", administratorPassword());
        return environment;
    }
}
