package org.rapport.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.events.Topics;
import org.rapport.installation.Component;
import org.rapport.installation.kafka.KafkaUser;
import org.rapport.installation.kafka.Resource;
import org.rapport.installation.kafka.Right;
import org.rapport.kit.migration.ServiceTopics;
import org.rapport.local.kafka.KafkaSecurity;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.process.Ports;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicReadinessTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final List<Channel> CHANNELS = List.of(
            new Channel("sales-events", "support-service", List.of(Topics.SALES, "crm.sales.support-redrive")),
            new Channel("tags", "support-service-tags", List.of(Topics.ADMIN, "crm.admin.support-redrive")));

    private KafkaServer kafka;
    private Admin admin;
    private Admin support;

    @BeforeAll
    void start(@TempDir Path state) {
        kafka = KafkaServer.at(state.resolve("kafka"), Ports.free(), Ports.free(), KafkaSecurity.SASL_SSL)
                .start();
        admin = Admin.create(kafka.client());
        support = Admin.create(kafka.client(KafkaUser.of(Component.SUPPORT)));
    }

    @AfterAll
    void stop() {
        support.close();
        admin.close();
        kafka.stop();
    }

    @Test
    void asksForWhatItsUserMaySeeAndItsMigrationMakes() {
        Set<String> seen = KafkaUser.of(Component.SUPPORT).rights().stream()
                .map(Right::resource)
                .filter(resource -> resource.kind() == Resource.Kind.TOPIC)
                .map(Resource::name)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> made =
                Topics.neededBy("support").stream().map(Topics.Definition::name).toList();

        Set<String> needed = NeededTopics.of("support", CHANNELS);

        assertThat(needed).isEqualTo(seen);
        assertThat(made).containsAll(needed);
    }

    @Test
    void isNotReadyUntilTheMigrationHasMadeTheTopics() throws Exception {
        var readiness = new TopicReadiness("support", NeededTopics.of("support", CHANNELS));
        assertThat(readiness.call().getStatus()).as("nobody has looked").isEqualTo(Status.DOWN);

        readiness.look(support);

        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(finding(readiness))
                .startsWith("Kafka lacks topics: run the migration job of support,")
                .contains(
                        "docs/operations/kafka.md",
                        "missing: crm.admin, crm.admin.support-dead-letters,",
                        "crm.support,");

        ServiceTopics.ensure("support", kafka.client());
        await().atMost(SOON).untilAsserted(() -> {
            readiness.look(support);
            assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
        });
        assertThat(finding(readiness)).isEmpty();

        admin.deleteTopics(List.of(Topics.SUPPORT)).all().get();
        await().atMost(SOON).untilAsserted(() -> {
            readiness.look(support);
            assertThat(finding(readiness)).endsWith("missing: crm.support");
        });
        assertThat(readiness.call().getStatus()).as("it served already").isEqualTo(Status.UP);
    }

    @Test
    void isReadyAndSaysSoWhereItsUserMayNotLook() throws Exception {
        admin.createTopics(List.of(new NewTopic("crm.foreign", 1, (short) 1)))
                .all()
                .get();
        var readiness = new TopicReadiness("support", Set.of("crm.foreign", "crm.nowhere"));

        readiness.look(support);

        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
        assertThat(finding(readiness))
                .startsWith(
                        "Kafka does not say whether there are topics: give the user of support the rights of docs/operations/kafka.md")
                .endsWith("hidden: crm.foreign, crm.nowhere");
    }

    @Test
    void isReadyWhileKafkaDoesNotAnswer() throws Exception {
        var readiness = new TopicReadiness("support", Set.of(Topics.SUPPORT));
        Map<String, Object> impatient = Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + Ports.free(),
                "default.api.timeout.ms",
                200,
                "request.timeout.ms",
                100);

        try (Admin nobody = Admin.create(impatient)) {
            readiness.look(nobody);
        }

        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
        assertThat(finding(readiness)).isEmpty();
    }

    private static String finding(TopicReadiness readiness) {
        HealthCheckResponse answer = readiness.call();
        return answer.getData()
                .map(data -> String.valueOf(data.getOrDefault("finding", "")))
                .orElse("");
    }
}
