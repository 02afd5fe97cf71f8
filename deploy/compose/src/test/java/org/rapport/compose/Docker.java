package org.rapport.compose;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Docker's command line.
 *
 * @param folder where it is started
 * @param environment added to this process's own
 */
record Docker(Path folder, Map<String, String> environment) {

    /** How a command has ended and what it has said. */
    record Answer(int status, String text) {}

    static Docker in(Path folder) {
        return new Docker(folder, Map.of());
    }

    Docker with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Docker(folder, more);
    }

    /** Skips the test that asks where the command does not work; what follows can rely on it. */
    Docker unlessMissing(String... command) {
        Answer answer;
        try {
            answer = run(command);
        } catch (UncheckedIOException e) {
            answer = new Answer(-1, e.getMessage());
        }
        assumeThat(answer.status())
                .as("docker " + List.of(command) + ": " + answer.text())
                .isZero();
        return this;
    }

    Answer run(String... arguments) {
        List<String> line = new ArrayList<>(List.of("docker"));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Answer(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #run}, of what is expected to succeed. */
    String says(String... arguments) {
        Answer answer = run(arguments);
        if (answer.status() != 0) {
            throw new IllegalStateException("docker " + List.of(arguments) + ": " + answer.text());
        }
        return answer.text();
    }
}
