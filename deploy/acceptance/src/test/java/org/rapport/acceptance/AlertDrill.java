package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rapport.acceptance.Eventually.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rapport.installation.Checkout;

/**
 * The rules as they are shipped, against faults that are real: a service is killed, Kafka is killed, a table is locked, a
 * disk is filled. {@code ./crm drill alerts}, as root for the disk; about a quarter of an hour, most of which is waiting for as long
 * as rules wait.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertDrill {

    private static final Duration LONG = Duration.ofMinutes(15);
    private static final int VOLUME_BYTES = 8 << 20;

    private final Suite suite;
    private final Path volume;
    private NodeExporter node;
    private PrometheusServer prometheus;
    private Api api;

    AlertDrill(Suite suite) {
        this.suite = suite;
        volume = suite.home().resolve("volume").toAbsolutePath();
    }

    @BeforeAll
    void watch() throws Exception {
        assertThat(List.of("prometheus", "prometheus-node-exporter"))
                .as("programs that the drill needs on the PATH")
                .allMatch(program -> PrometheusServer.program(program).isPresent());
        Files.createDirectories(volume);
        run("mount", "-t", "tmpfs", "-o", "size=" + VOLUME_BYTES, "tmpfs", volume.toString());
        node = new NodeExporter(suite.home().resolve("node-exporter"));
        node.start();
        prometheus = PrometheusServer.of(
                suite.home().resolve("drill"),
                suite.stack(),
                Map.of("node", node.metrics()),
                Checkout.of(AlertDrill.class).resolve("deploy/observability/rules"));
        prometheus.start();
        api = suite.organization("Drilled").administrator();
        suite.known(api, "/sales/leads", "/support/tickets");
    }

    @AfterAll
    void stop() throws Exception {
        suite.stack().parts().stream().filter(part -> !part.isRunning()).forEach(part -> part.start());
        if (prometheus != null) {
            prometheus.stop();
        }
        if (node != null) {
            node.stop();
            run("umount", volume.toString());
        }
    }

    @Test
    void fiveFaultsAreToldAndOverOnceTheyAreMended() throws Exception {
        eventually(() -> assertThat(prometheus.query("up == 1")).hasSize(6));
        Path filling = volume.resolve("filling");
        try (Connection lock = suite.stack().postgres().connect("marketing")) {
            lock.setAutoCommit(false);
            try (var statement = lock.createStatement()) {
                statement.execute("lock table inbox in access exclusive mode"); // marketing cannot take in an event
            }
            write();
            Files.write(filling, new byte[VOLUME_BYTES * 95 / 100]);
            suite.stack().kill("support");
            eventually(() -> assertThat(prometheus.query("crm_consumer_waiting{job=\"marketing-service\"} > 0"))
                    .isNotEmpty());
            suite.stack().kill("kafka");

            await().pollInSameThread()
                    .pollInterval(Duration.ofSeconds(2))
                    .atMost(LONG)
                    .untilAsserted(() -> {
                        write(); // what the relay cannot publish
                        api.get("/support/tickets"); // answered 503
                        assertThat(prometheus.firing())
                                .contains(
                                        "RapportPartDown",
                                        "RapportRelayBehind",
                                        "RapportConsumerStuck",
                                        "RapportDiskNearlyFull",
                                        "RapportErrorBudgetBurns");
                    });
            lock.rollback();
        }
        Files.delete(filling);
        suite.stack().start("kafka");
        suite.stack().start("support");

        await().pollInSameThread()
                .pollInterval(Duration.ofSeconds(2))
                .atMost(LONG)
                .untilAsserted(() -> {
                    write();
                    api.get("/support/tickets");
                    assertThat(prometheus.firing())
                            .doesNotContain(
                                    "RapportPartDown",
                                    "RapportRelayBehind",
                                    "RapportConsumerStuck",
                                    "RapportDiskNearlyFull");
                });
    }

    private void write() {
        api.post("/sales/leads", "{\"lastName\": \"Drilled " + UUID.randomUUID() + "\"}")
                .expect(201);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as("%s: %s", List.of(command), said).isZero();
    }
}
