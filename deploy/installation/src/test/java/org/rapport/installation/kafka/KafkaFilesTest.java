package org.rapport.installation.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.installation.Checkout;

/** What is made from the registry. {@code -Dsettings=write} brings it up to date. */
class KafkaFilesTest {

    private static final String COMMAND = "./mvnw -pl deploy/installation -am test -Dsettings=write";
    private static final String STRIMZI = "deploy/kubernetes/components/kafka-strimzi/";
    private static final Pattern NAME_IN_KUBERNETES = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    record Made(String file, String text) {}

    @ParameterizedTest
    @MethodSource("made")
    void eachFileIsWhatTheCodeSays(Made made) throws IOException {
        Path file = Checkout.of(KafkaUser.class).resolve(made.file());
        if ("write".equals(System.getProperty("settings"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, made.text());
        }

        assertThat(file)
                .as("not what the code says; bring it up to date with%n  %s", COMMAND)
                .hasContent(made.text());
    }

    @Test
    void kubernetesTakesEveryName() {
        assertThat(StrimziManifests.topics().lines().filter(line -> line.startsWith("  name: ")))
                .hasSize(5 + 1 + 2 + 4 * 5 + 4 * 5)
                .doesNotHaveDuplicates()
                .allMatch(line -> NAME_IN_KUBERNETES
                        .matcher(line.substring("  name: ".length()))
                        .matches());
    }

    @Test
    void aRightIsToldWithAllThatMakesIt() {
        assertThat(StrimziManifests.users())
                .contains("""
                              - resource:
                                  type: topic
                                  name: crm.sales
                                  patternType: literal
                                operations: [Read, Write]
                        """.indent(0))
                .contains("type: transactionalId", "name: sales_journal", "name: support-service-verification");
        assertThat(RightsScript.script())
                .contains("\nmay gateway --operation Read \\\n  --topic crm.directory\n")
                .contains("\nmay sales --operation Read --operation Write \\\n  --topic crm.sales\n")
                .contains("  --transactional-id sales_journal", "  --group support-service-verification");
        assertThat(KafkaPage.text())
                .contains("## migration\n", "| Write | transactionalId | `support_journal` |\n")
                .contains("## gateway\n\n| may | what | which |\n|---|---|---|\n| Read | topic | `crm.directory` |\n");
    }

    private static List<Made> made() {
        return List.of(
                new Made(STRIMZI + "topics.yaml", StrimziManifests.topics()),
                new Made(STRIMZI + "users.yaml", StrimziManifests.users()),
                new Made("deploy/installation/kafka/rights.sh", RightsScript.script()),
                new Made("docs/operations/kafka.md", KafkaPage.text()));
    }
}
