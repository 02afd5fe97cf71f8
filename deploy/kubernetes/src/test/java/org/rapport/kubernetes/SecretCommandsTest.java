package org.rapport.kubernetes;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.installation.Checkout;
import org.rapport.installation.Component;
import org.rapport.installation.kafka.KafkaUser;
import org.rapport.installation.page.Command;
import org.rapport.installation.page.OperatorPages;
import org.rapport.installation.secret.Keys;
import org.rapport.installation.secret.KeysCommand;
import org.rapport.installation.secret.SharedSecret;
import org.rapport.installation.secret.VariableFiles;
import org.rapport.kubernetes.manifest.Manifests;
import org.rapport.kubernetes.manifest.StrictReader;
import org.rapport.kubernetes.render.Kustomization;
import org.rapport.kubernetes.render.Kustomize;
import org.rapport.kubernetes.render.Program;
import org.rapport.kubernetes.rule.SecretUse;

/**
 * The commands of the installation guide that make secrets of what {@code ./crm keys} has made, as they stand there; kubectl
 * only says what it would create.
 */
class SecretCommandsTest {

    private static final Path SMALL = Checkout.of(SecretCommandsTest.class).resolve("deploy/kubernetes/overlays/small");

    /** Who gets no secret by these commands: an operator's PostgreSQL has its own, and the realm's stay outside. */
    private static final Set<String> OTHERS = Set.of("postgres", "realm");

    @TempDir
    static Path folder;

    private static Manifests made;

    @BeforeAll
    static void carryOut() throws IOException {
        KeysCommand.run(List.of(folder.toString(), "make"), _ -> {});
        Path certificate = Files.writeString(folder.resolve("a certificate"), "an authority");
        String script = commands()
                .replace("/secure/rapport", folder.toString())
                .replace("ca.crt=…", "ca.crt='" + certificate + "'");
        String kubectl = "kubectl() { command "
                + String.join(" ", Kustomize.kubectl().line()) + " \"$@\" --dry-run=client -o yaml; echo ---; }\n";
        made = StrictReader.read(new Program(List.of("bash", "-euo", "pipefail", "-c", kubectl + script)).output());
    }

    private static String commands() {
        return OperatorPages.commands().stream()
                .filter(command -> command.page().equals("install.md"))
                .map(Command::paragraph)
                .distinct()
                .filter(block -> block.contains("kubectl create namespace") || block.contains(" create secret "))
                .flatMap(String::lines)
                .flatMap(SecretCommandsTest::forEachUser)
                .collect(joining("\n"));
    }

    /** The page shows one user of Kafka, and says for which others it is the same. */
    private static Stream<String> forEachUser(String line) {
        return line.contains("kafka-sales")
                ? KafkaUser.all().stream().map(user -> line.replace("kafka-sales", "kafka-" + user.name()))
                : Stream.of(line);
    }

    @Test
    void nothingIsMissingWhenItIsApplied() {
        assertThat(made.all(Secret.class).map(secret -> secret.getMetadata().getName()))
                .containsExactlyInAnyOrderElementsOf(StrictReader.read(new Kustomization(SMALL).rendered())
                        .workloads()
                        .flatMap(SecretUse::of)
                        .map(SecretUse::secret)
                        .distinct()
                        .toList());
        assertThat(made.all(Secret.class).map(secret -> secret.getMetadata().getNamespace()))
                .containsOnly("rapport");
    }

    @ParameterizedTest
    @MethodSource("components")
    void eachFileOfAFolderIsAKey(String component) throws IOException {
        Path keys = folder.resolve("keys").resolve(component);

        Map<String, String> secret = secret(component + "-keys");

        assertThat(secret).containsOnlyKeys(Keys.filesOf(component));
        for (Map.Entry<String, String> file : secret.entrySet()) {
            assertThat(file.getValue()).isEqualTo(Files.readString(keys.resolve(file.getKey())));
        }
    }

    @ParameterizedTest
    @MethodSource("holders")
    void eachLineOfAFileIsAKey(String holder) throws IOException {
        Path variables = folder.resolve("variables").resolve(holder + ".env");

        assertThat(secret(holder + "-variables"))
                .isEqualTo(VariableFiles.read(variables))
                .containsOnlyKeys(SharedSecret.all().stream()
                        .flatMap(secret -> secret.places().stream())
                        .filter(place -> place.holder().equals(holder))
                        .map(SharedSecret.Place::variable)
                        .toList());
    }

    static Stream<String> components() {
        return Stream.of(Component.values()).map(Component::toString).filter(component -> !Keys.filesOf(component)
                .isEmpty());
    }

    static Stream<String> holders() {
        return SharedSecret.all().stream()
                .flatMap(secret -> secret.places().stream())
                .map(SharedSecret.Place::holder)
                .distinct()
                .filter(holder -> !OTHERS.contains(holder));
    }

    private static Map<String, String> secret(String name) {
        Secret secret = made.named(Secret.class, name).orElseThrow(() -> new AssertionError("no secret " + name));
        Map<String, String> values = new TreeMap<>();
        secret.getData()
                .forEach((key, value) ->
                        values.put(key, new String(Base64.getDecoder().decode(value))));
        return values;
    }
}
