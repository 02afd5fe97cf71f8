package org.rapport.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.installation.Component;
import org.rapport.installation.secret.Keys;
import org.rapport.installation.secret.KeysCommand;
import org.rapport.installation.secret.SharedSecret;
import org.rapport.installation.secret.VariableFiles;
import org.rapport.kubernetes.manifest.StrictReader;
import org.rapport.kubernetes.render.Kustomize;

/** The commands of the installation guide that make secrets of what {@code ./crm keys} has made. */
class SecretCommandsTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeKeys() {
        KeysCommand.run(List.of(folder.toString(), "make"), _ -> {});
    }

    @ParameterizedTest
    @MethodSource("components")
    void eachFileOfAFolderIsAKey(String component) throws IOException {
        Path keys = folder.resolve("keys").resolve(component);

        Map<String, String> secret = created(component + "-keys", "--from-file=" + keys);

        assertThat(secret).containsOnlyKeys(Keys.filesOf(component));
        for (Map.Entry<String, String> file : secret.entrySet()) {
            assertThat(file.getValue()).isEqualTo(Files.readString(keys.resolve(file.getKey())));
        }
    }

    @ParameterizedTest
    @MethodSource("holders")
    void eachLineOfAFileIsAKey(String holder) throws IOException {
        Path variables = folder.resolve("variables").resolve(holder + ".env");

        assertThat(created(holder + "-variables", "--from-env-file=" + variables))
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
                .distinct();
    }

    private static Map<String, String> created(String name, String from) throws IOException {
        String yaml = Kustomize.kubectl()
                .with("create", "secret", "generic", name, from, "--dry-run=client", "-o", "yaml")
                .output();
        Secret secret = StrictReader.read(yaml).named(Secret.class, name).orElseThrow(() -> new AssertionError(yaml));
        Map<String, String> values = new TreeMap<>();
        secret.getData()
                .forEach((key, value) ->
                        values.put(key, new String(Base64.getDecoder().decode(value))));
        return values;
    }
}
