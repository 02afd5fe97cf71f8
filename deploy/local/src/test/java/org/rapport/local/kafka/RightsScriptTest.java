package org.rapport.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.tools.AclCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.installation.Checkout;
import org.rapport.local.process.Ports;

/** {@code rights.sh} of {@code deploy/installation}, by Kafka's own tool, at a broker that judges. */
class RightsScriptTest {

    @Test
    void afterItEachUserMayDoWhatTheRegistrySaysAndNothingElse(@TempDir Path folder) throws Exception {
        KafkaServer server =
                KafkaServer.at(folder.resolve("kafka"), Ports.free(), Ports.free(), KafkaSecurity.SASL_SSL);
        server.start();
        try (Admin admin = Admin.create(server.client())) {
            admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
            soon(() -> !Grants.areThere(admin));

            for (String[] call : calls(server, folder)) {
                AclCommand.main(call);
            }

            soon(() -> Grants.areThere(admin));
        } finally {
            server.stop();
        }
    }

    /** The controller answers when a right is written; the broker judges by it a moment later. */
    private static void soon(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30)).until(condition);
    }

    /** What the script calls Kafka's tool with: a machine of its own for each call would take a second each time. */
    private static List<String[]> calls(KafkaServer server, Path folder) throws IOException, InterruptedException {
        Path tool = Files.createDirectories(folder.resolve("home/bin")).resolve("kafka-acls.sh");
        Path calls = folder.resolve("calls");
        Files.writeString(tool, """
                #!/bin/sh
                echo "$@" >> "%s"
                """.formatted(calls));
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        Path properties = folder.resolve("administrator.properties");
        Files.writeString(
                properties,
                new TreeMap<>(server.client())
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                                .collect(Collectors.joining()));
        String script = Checkout.of(RightsScriptTest.class)
                .resolve("deploy/installation/kafka/rights.sh")
                .toString();
        var builder = new ProcessBuilder("/bin/sh", script, server.bootstrapServers(), properties.toString())
                .redirectErrorStream(true);
        builder.environment().put("KAFKA_HOME", folder.resolve("home").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("sales may Read what it should");
        return Files.readAllLines(calls).stream().map(line -> line.split(" ")).toList();
    }
}
