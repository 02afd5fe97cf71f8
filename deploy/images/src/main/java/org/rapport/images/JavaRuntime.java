package org.rapport.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rapport.images.probe.Probe;
import org.rapport.local.process.Caches;
import org.rapport.local.process.Command;
import org.rapport.local.process.Task;

/**
 * The Java that images run with: linked from the one that builds, with the modules that our parts and Keycloak use and
 * the tools with which a running process is asked. The same JDK makes the same files.
 *
 * @param home where it lies on this machine
 */
record JavaRuntime(Path home) {

    /** Its place in an image. */
    static final String PLACE = "/opt/java";

    static final String PROGRAM = PLACE + "/bin/java";

    /** Arguments for {@link #PROGRAM} that ask whether a part of the same container is well; a port and a path follow. */
    static final String PROBE_OPTIONS = PLACE + "/probe.options";

    private static final String PROBE = "probe";

    private static final List<String> MODULES = List.of(
            "java.base",
            "java.compiler",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.rmi",
            "java.scripting",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.transaction.xa",
            "java.xml",
            "jdk.crypto.ec",
            "jdk.jcmd",
            "jdk.jfr",
            "jdk.management",
            "jdk.management.agent",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.security.auth",
            "jdk.unsupported",
            "jdk.zipfs");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Linked into that folder. Its modules are not compressed: the layer is, and a start reads them faster. */
    static JavaRuntime linked(Path folder) {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        if (!Files.isExecutable(jlink)) {
            throw new ImageException("images need a whole JDK, with jlink; this one has none: " + jlink);
        }
        Caches.delete(folder);
        List<String> line = List.of(
                jlink.toString(),
                "--add-modules=" + String.join(",", MODULES),
                "--strip-debug",
                "--no-man-pages",
                "--no-header-files",
                "--output=" + folder);
        Path state = folder.getParent();
        Task.run(new Command("jlink", line, Map.of(), state, state), PATIENCE);
        var runtime = new JavaRuntime(folder);
        runtime.addProbe();
        return runtime;
    }

    private void addProbe() {
        String file = Probe.class.getName().replace('.', '/') + ".class";
        Path target = home.resolve(PROBE).resolve(file);
        try (InputStream compiled = Probe.class.getClassLoader().getResourceAsStream(file)) {
            Files.createDirectories(target.getParent());
            Files.copy(Objects.requireNonNull(compiled, file), target);
            Files.write(
                    home.resolve(Path.of(PROBE_OPTIONS).getFileName()),
                    List.of(
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx16m",
                            "-cp " + PLACE + "/" + PROBE,
                            Probe.class.getName()));
        } catch (IOException e) {
            throw new UncheckedIOException("the probe cannot be laid out: " + e.getMessage(), e);
        }
    }

    Layer layer() {
        return Layer.of("java", home, PLACE);
    }

    String program() {
        return home.resolve("bin/java").toString();
    }
}
