package org.rapport.images;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.rapport.local.StackException;
import org.rapport.local.process.Command;
import org.rapport.local.process.Http;
import org.rapport.local.process.ManagedProcess;
import org.rapport.local.process.Readiness;
import org.rapport.local.process.Task;

/**
 * Starts an application as its image will, until it is ready, and keeps what the JVM has read and linked by then: the
 * AOT cache (JEP 483, 514), with which the next start takes a third of the time.
 *
 * @param folder for logs
 */
record Training(JavaRuntime java, Surroundings surroundings, Path folder) {

    /** A start that is recorded takes several times as long as one, the more so where others start beside it. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Makes the cache of that application, then starts it by nothing but the cache: what does not fit fails here. */
    void of(Application application) {
        if (application.part().isService()) {
            migrate(application);
        }
        Map<String, String> environment = surroundings.of(application.part());
        ManagedProcess taught =
                started("training", application, environment, "-XX:AOTCacheOutput=" + application.cache());
        taught.stop(PATIENCE);
        if (!Files.exists(application.cache())) {
            throw new ImageException(
                    "the training of " + application.part() + " has left no AOT cache; see " + taught.log());
        }
        started("rehearsal", application, environment, "-XX:AOTCache=" + application.cache(), "-XX:AOTMode=on")
                .kill();
    }

    private void migrate(Application application) {
        Map<String, String> environment = surroundings.ofMigration(application.part());
        List<String> line = application.migrationLine(java);
        Task.run(new Command(application.part() + "-migration", line, environment, folder, folder), PATIENCE);
    }

    /** Runs it until it is ready, and asks it for what every process is asked for. */
    private ManagedProcess started(
            String what, Application application, Map<String, String> environment, String... options) {
        String name = application.part() + "-" + what;
        List<String> line = application.line(java, List.of(options));
        ManagedProcess process = ManagedProcess.start(new Command(name, line, environment, folder, folder));
        try {
            URI readiness = Surroundings.readiness(application.part(), environment);
            Readiness.await(process, name, PATIENCE, () -> Http.isOk(readiness));
            List.of("live", "../metrics", "../openapi").forEach(page -> Http.isOk(readiness.resolve(page)));
            return process;
        } catch (StackException e) {
            process.kill();
            throw new ImageException("the image of " + application.part() + " does not start: " + e.getMessage(), e);
        }
    }
}
