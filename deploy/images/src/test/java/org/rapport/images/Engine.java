package org.rapport.images;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A container engine, by its command line. */
final class Engine {

    private Engine() {}

    /** Skips the test that asks where none answers, and fails it where {@code DOCKER_HOST} promises one. */
    static Engine answering() {
        var engine = new Engine();
        try {
            engine.docker("info");
        } catch (IOException | IllegalStateException e) {
            if (System.getenv("DOCKER_HOST") != null) {
                throw new IllegalStateException("no engine answers at DOCKER_HOST", e);
            }
            assumeThat(false).as("an engine answers: " + e.getMessage()).isTrue();
        }
        return engine;
    }

    void load(Path archive) throws IOException {
        docker("load", "--quiet", "--input", archive.toString());
    }

    /** Runs its client with those arguments, and gives what it has said. */
    String docker(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("docker"));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("docker " + arguments[0] + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return said;
    }
}
