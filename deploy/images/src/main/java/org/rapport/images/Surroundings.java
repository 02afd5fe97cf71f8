package org.rapport.images;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.rapport.events.Topics;
import org.rapport.installation.Component;
import org.rapport.installation.postgres.Bootstrap;
import org.rapport.installation.secret.KeysCommand;
import org.rapport.installation.secret.VariableFiles;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.postgres.ServiceDatabase;
import org.rapport.local.process.Caches;
import org.rapport.local.process.Ports;

/**
 * What a part needs beside it to become ready, on this machine's loopback: a real PostgreSQL and Kafka, keys and
 * passwords as {@code ./crm keys} makes them, and the address of an installation, so that the rules of production hold.
 */
final class Surroundings implements AutoCloseable {

    private static final String PUBLIC_URL = "https://crm.example.com";
    private static final String KEYCLOAK_URL = "https://login.example.com";

    private final Path secrets;
    private final PostgresServer postgres;
    private final KafkaServer kafka;

    /** Started in that folder, which is made anew. */
    Surroundings(Path folder) {
        Caches.delete(folder);
        secrets = folder.resolve("secrets");
        KeysCommand.run(List.of(secrets.toString(), "make"), _ -> {});
        postgres = PostgresServer.at(folder.resolve("postgres"), Ports.free(), Durability.FORGETFUL);
        kafka = KafkaServer.at(folder.resolve("kafka"), Ports.free(), Ports.free());
        postgres.start();
        kafka.start();
        makeTopics();
    }

    /** Those without which nobody becomes ready, not even the gateway alone. */
    private void makeTopics() {
        List<NewTopic> topics = Topics.neededBy(Component.ADMIN.toString()).stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) -1).configs(topic.config()))
                .toList();
        try (Admin admin = Admin.create(kafka.client())) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new ImageException("topics cannot be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("interrupted while topics were made", e);
        }
    }

    /** The folder of a part's keys, which nobody else may read. */
    Path keys(Component part) {
        return secrets.resolve("keys").resolve(part.toString());
    }

    /** What the gateway or a service has in its environment: it listens at free ports of loopback. */
    Map<String, String> of(Component part) {
        Map<String, String> environment = new HashMap<>(kafka.environment());
        environment.putAll(variables(part.toString()));
        environment.put("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_POLL_TIMEOUT", "100"); // it stops sooner
        environment.put("CRM_PUBLIC_URL", PUBLIC_URL);
        environment.put("CRM_ISSUER", KEYCLOAK_URL + "/realms/crm");
        environment.put("CRM_KEYS_DIR", keys(part).toString());
        listenAtLoopback(environment, "QUARKUS_HTTP", "QUARKUS_MANAGEMENT");
        if (part.isService()) {
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.url(part.toString()));
            environment.put("QUARKUS_DATASOURCE_USERNAME", database(part).user());
            environment.put("CRM_RELAY_USERNAME", database(part).relay());
        }
        return environment;
    }

    /** What Keycloak has in its environment; there is a database for it. */
    Map<String, String> ofKeycloak() {
        Map<String, String> environment = new HashMap<>(variables(Component.KEYCLOAK.toString()));
        environment.put("KC_DB_URL", postgres.url(Component.KEYCLOAK.toString()));
        environment.put("KC_DB_USERNAME", Component.KEYCLOAK.toString());
        environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", "administration");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_HOSTNAME", KEYCLOAK_URL);
        environment.put("KC_CACHE", "local");
        environment.put("CRM_PUBLIC_URL", PUBLIC_URL);
        environment.put("CRM_REDIRECT_BASE", PUBLIC_URL);
        environment.put("CRM_SMTP_HOST", Ports.HOST);
        environment.put("CRM_SMTP_PORT", Integer.toString(Ports.free()));
        listenAtLoopback(environment, "KC_HTTP", "KC_HTTP_MANAGEMENT");
        try (Connection connection = postgres.connect("postgres")) {
            Bootstrap.keycloak(connection, environment.get("KC_DB_PASSWORD"));
            return environment;
        } catch (SQLException e) {
            throw new ImageException("the database of Keycloak cannot be made: " + e.getMessage(), e);
        }
    }

    /** What the migration of a service has in its environment; there is a database for it. */
    Map<String, String> ofMigration(Component service) {
        database(service).create(postgres);
        Map<String, String> environment = new HashMap<>(kafka.environment());
        environment.putAll(variables(service + "-migration"));
        environment.put("CRM_SERVICE", service.toString());
        environment.put("CRM_DB_URL", postgres.url(service.toString()));
        environment.put("CRM_DB_OWNER", database(service).owner());
        return environment;
    }

    /** Where a part with that environment tells whether it is ready. */
    static URI readiness(Component part, Map<String, String> environment) {
        String port = environment.get(
                switch (part) {
                    case GATEWAY -> "QUARKUS_MANAGEMENT_PORT";
                    case KEYCLOAK -> "KC_HTTP_MANAGEMENT_PORT";
                    default -> "QUARKUS_HTTP_PORT";
                });
        return Ports.url(Integer.parseInt(port))
                .resolve(part == Component.KEYCLOAK ? "/health/ready" : "/q/health/ready");
    }

    @Override
    public void close() {
        kafka.stop();
        postgres.stop();
    }

    private static void listenAtLoopback(Map<String, String> environment, String... servers) {
        for (String server : servers) {
            environment.put(server + "_HOST", Ports.HOST);
            environment.put(server + "_PORT", Integer.toString(Ports.free()));
        }
    }

    private ServiceDatabase database(Component service) {
        Map<String, String> own = variables(service.toString());
        return new ServiceDatabase(
                service.toString(),
                variables(service + "-migration").get("CRM_DB_OWNER_PASSWORD"),
                own.get("QUARKUS_DATASOURCE_PASSWORD"),
                own.get("CRM_RELAY_PASSWORD"));
    }

    /** Those of {@code variables/<holder>.env}. */
    private Map<String, String> variables(String holder) {
        return VariableFiles.read(secrets.resolve("variables").resolve(holder + ".env"));
    }
}
