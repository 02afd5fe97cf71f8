package org.rapport.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.rapport.installation.secret.Keys;
import org.rapport.installation.secret.Origin;
import org.rapport.kit.migration.Migrate;
import org.rapport.kit.migration.MigrationSettings;
import org.rapport.kit.migration.ServiceTopics;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.postgres.ServiceDatabase;
import org.rapport.local.process.Ports;

/**
 * A real PostgreSQL and a real Kafka for the tests of one module, started once, with the service's database migrated by
 * its owner and the service running as the role it has in production: row-level security holds in tests too.
 *
 * <p>Registered for every {@code @QuarkusTest} of a module that has this one on its test class path.
 */
public class ServiceStack implements QuarkusTestResourceLifecycleManager {

    private static @Nullable ServiceStack running;

    private Path home = Path.of("target", "stack").toAbsolutePath();
    private @Nullable PostgresServer postgres;
    private @Nullable KafkaServer kafka;
    private @Nullable ServiceDatabase database;

    @Override
    public Map<String, String> start() {
        String service = ConfigProvider.getConfig().getValue("crm.service", String.class);
        try {
            delete(home);
            postgres = PostgresServer.at(home.resolve("postgres"), Ports.free(), Durability.FORGETFUL);
            postgres.start();
            kafka = KafkaServer.at(home.resolve("kafka"), Ports.free(), Ports.free());
            kafka.start();
            database = new ServiceDatabase(service, "owner-secret", "service-secret", "relay-secret");
            database.create(postgres);
            Migrate.migrate(new MigrationSettings(
                    service, postgres.url(service), database.owner(), database.ownerPassword(), Map.of()));
            ServiceTopics.ensure(service, kafka.client());
            try (var connection = postgres.connect(service, database.owner(), database.ownerPassword())) {
                TestDirectory.seed(connection);
            }
            running = this;
            return settings(service, Keys.in(home.resolve("keys"), Origin.LOCAL).service(service));
        } catch (Exception e) {
            stop();
            throw new IllegalStateException("the stack for tests does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        running = null;
        if (kafka != null) {
            kafka.crash();
        }
        if (postgres != null) {
            postgres.stop();
        }
    }

    /** The stack of the running tests. */
    public static ServiceStack running() {
        if (running == null) {
            throw new IllegalStateException("no stack is running: this is no @QuarkusTest");
        }
        return running;
    }

    /** The server with the service's database. */
    public PostgresServer postgres() {
        return java.util.Objects.requireNonNull(postgres);
    }

    /** The broker. */
    public KafkaServer kafka() {
        return java.util.Objects.requireNonNull(kafka);
    }

    /** The service's database and roles. */
    public ServiceDatabase database() {
        return java.util.Objects.requireNonNull(database);
    }

    private Map<String, String> settings(String service, Path keys) {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", postgres().url(service));
        settings.put("quarkus.datasource.username", database().user());
        settings.put("quarkus.datasource.password", database().password());
        settings.put("crm.relay.username", database().relay());
        settings.put("crm.relay.password", database().relayPassword());
        settings.put("crm.relay.seal-interval", "PT0.5S");
        settings.put("kafka.bootstrap.servers", kafka().bootstrapServers());
        settings.put("crm.keys-dir", keys.toString());
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.hibernate-orm.schema-management.strategy", "validate");
        return settings;
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
