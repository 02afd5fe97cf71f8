package org.rapport.observability.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus's own judge of files and queries. A test that asks is skipped where it is not on the path. */
final class Promtool {

    private static final String NAME = "promtool";

    private Promtool() {}

    /** What it says, and with which status it ends. */
    record Verdict(int status, String said) {}

    static Verdict of(String... arguments) throws IOException {
        assumeTrue(isThere(), "no promtool is on the path: install Prometheus (Debian: apt-get install prometheus)");
        return run(arguments);
    }

    private static boolean isThere() {
        try {
            return run("--version").status() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static Verdict run(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(NAME));
        Stream.of(arguments).forEach(line::add);
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            return new Verdict(process.waitFor(), said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
