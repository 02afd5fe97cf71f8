package org.rapport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rapport.events.Topics;
import org.rapport.installation.kafka.KafkaUser;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.postgres.ServiceDatabase;
import org.rapport.local.process.Command;
import org.rapport.local.process.JavaProgram;
import org.rapport.local.process.Task;

/** Brings a service's database and topics to what its code expects, as the owner, before the service starts. */
final class Migration {

    private static final String MAIN_CLASS = "org.rapport.kit.migration.Migrate";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> JVM_OPTIONS =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final ServiceDatabase database;
    private final Deployment deployment;
    private final Path state;

    Migration(ServiceDatabase database, Deployment deployment, Path state) {
        this.database = database;
        this.deployment = deployment;
        this.state = state;
    }

    /** Runs it, unless it succeeded already for this very build, and what it made is still there. */
    void run(PostgresServer postgres, KafkaServer kafka) {
        Path done = state.resolve("migrated");
        String build = deployment.deployed().getFileName().toString();
        try {
            if (Files.exists(done) && Files.readString(done).strip().equals(build) && hasTopics(kafka)) {
                return;
            }
            deployment.install();
            database.create(postgres);
            Task.run(command(postgres, kafka), PATIENCE);
            Files.writeString(done, build + "\n");
        } catch (IOException e) {
            throw new StackException("the migration of " + database.service() + " failed: " + e.getMessage(), e);
        }
    }

    private boolean hasTopics(KafkaServer kafka) {
        return kafka.topics()
                .containsAll(Topics.neededBy(database.service()).stream()
                        .map(Topics.Definition::name)
                        .toList());
    }

    private Command command(PostgresServer postgres, KafkaServer kafka) {
        Map<String, String> environment = new HashMap<>(kafka.environment(KafkaUser.migration()));
        environment.put("CRM_SERVICE", database.service());
        environment.put("CRM_DB_URL", postgres.url(database.service()));
        environment.put("CRM_DB_OWNER", database.owner());
        environment.put("CRM_DB_OWNER_PASSWORD", database.ownerPassword());
        List<String> line = JavaProgram.line(JVM_OPTIONS, deployment.classPath(), MAIN_CLASS);
        return new Command(database.service() + "-migration", line, environment, state, state);
    }
}
