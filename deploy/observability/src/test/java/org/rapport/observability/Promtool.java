package org.rapport.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus' own judge of files, rules and queries, as it is on the path of this machine. */
public final class Promtool {

    private static final String NAME = "promtool";

    private Promtool() {}

    /** Expects it to find nothing wrong; where there is none, the test is skipped. */
    public static void succeeds(String command, List<Path> files) throws IOException, InterruptedException {
        assumeTrue(isThere(), "skipped: no promtool on the PATH (Debian's package prometheus has it)");
        List<String> words =
                new ArrayList<>(Stream.of((NAME + " " + command).split(" ")).toList());
        files.forEach(file -> words.add(file.toString()));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }

    private static boolean isThere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, NAME)));
    }
}
