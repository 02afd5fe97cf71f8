package org.rapport.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./crm build} in a small checkout whose Maven only says what it was asked to build. */
class CrmScriptTest {

    private static final List<String> MODULES =
            List.of("deploy/local", "identity", "shared-events", "service-kit/core", "sales-service", "gateway");
    private static final String MAVEN = """
            #!/usr/bin/env bash
            if [ "$1" = --java-home ]; then echo /jdk; exit; fi
            while [ "$1" != -pl ]; do shift; done
            for module in ${2//,/ }; do mkdir -p "${0%/*}/$module/target"; echo "$module"; done
            """;

    @TempDir
    Path checkout;

    @BeforeEach
    void checkOut() throws Exception {
        executable(Files.copy(Path.of("../../crm"), checkout.resolve("crm"), StandardCopyOption.REPLACE_EXISTING));
        executable(Files.writeString(checkout.resolve("mvnw"), MAVEN));
        for (String module : MODULES) {
            Files.createDirectories(checkout.resolve(module).resolve("src/main"));
            Files.writeString(checkout.resolve(module).resolve("pom.xml"), "");
        }
        for (String file : List.of(
                "pom.xml",
                "service-kit/pom.xml",
                "shared-events/asyncapi.json",
                "shared-events/schemas/lead.json",
                "sales-service/src/main/resources/db/changelog.yaml")) {
            Files.createDirectories(checkout.resolve(file).getParent());
            Files.writeString(checkout.resolve(file), "");
        }
    }

    @Test
    void buildsEachModuleOnce() throws Exception {
        assertThat(build()).containsExactly("deploy/local", "sales-service", "gateway");
        assertThat(build()).isEmpty();
    }

    @Test
    void buildsThePartsThatWereNamed() throws Exception {
        assertThat(build("gateway")).containsExactly("deploy/local", "gateway");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service-kit/pom.xml",
                "service-kit/core/pom.xml",
                "shared-events/pom.xml",
                "shared-events/asyncapi.json",
                "shared-events/schemas/lead.json",
                "sales-service/src/main/resources/db/changelog.yaml",
                "pom.xml"
            })
    void buildsAServiceAgainWhenWhatItIsMadeOfHasChanged(String file) throws Exception {
        build();

        change(checkout.resolve(file));

        assertThat(build()).contains("sales-service");
    }

    @Test
    void buildsAllAgainWhenMavensOptionsHaveChanged() throws Exception {
        build();

        change(Files.createDirectories(checkout.resolve(".mvn")));

        assertThat(build()).containsExactly("deploy/local", "sales-service", "gateway");
    }

    @Test
    void buildsNothingElseWhenOneServiceHasChanged() throws Exception {
        build();

        change(checkout.resolve("sales-service/pom.xml"));

        assertThat(build()).containsExactly("sales-service");
    }

    @Test
    void isFoundThroughALink() throws Exception {
        Path link = checkout.resolve("link");
        Files.createSymbolicLink(link, Path.of("crm"));

        assertThat(run(link)).contains("gateway");
    }

    private List<String> build(String... parts) throws Exception {
        return run(checkout.resolve("crm"), parts);
    }

    /** The modules that were built. */
    private List<String> run(Path script, String... parts) throws Exception {
        var line = new ArrayList<>(List.of(script.toString(), "build"));
        line.addAll(List.of(parts));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        List<String> output = process.inputReader().readAllLines();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s", output).isZero();
        return output.stream().filter(said -> !said.startsWith("building ")).toList();
    }

    private static void executable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Later than any build until now, however coarse the file system's clock. */
    private static void change(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    }
}
