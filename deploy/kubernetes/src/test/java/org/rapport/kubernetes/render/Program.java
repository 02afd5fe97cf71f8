package org.rapport.kubernetes.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of this machine, by its command line. It knows of no cluster: without a configuration kubectl would ask
 * localhost:8080, which is our gateway's port.
 */
public record Program(List<String> line) {

    public Program {
        line = List.copyOf(line);
    }

    static Program named(String... line) {
        return new Program(List.of(line));
    }

    public Program with(String... arguments) {
        List<String> longer = new ArrayList<>(line);
        longer.addAll(List.of(arguments));
        return new Program(longer);
    }

    /**
     * What it says to its standard output.
     *
     * @throws IOException when it is not there
     * @throws IllegalStateException with what it says of it when it fails
     */
    public String output() throws IOException {
        Path complaints = Files.createTempFile("program", ".log");
        try {
            var builder = new ProcessBuilder(line).redirectError(complaints.toFile());
            builder.environment().put("KUBECONFIG", "/dev/null");
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", line) + ": " + Files.readString(complaints));
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(complaints);
        }
    }
}
