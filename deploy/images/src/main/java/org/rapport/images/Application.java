package org.rapport.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rapport.installation.Checkout;
import org.rapport.installation.Component;
import org.rapport.local.process.Caches;

/**
 * A service or the gateway, laid out as its image will have it.
 *
 * @param folder where it lies on this machine; {@code /app} in the image
 */
record Application(Component part, Path folder) {

    static final String HOME = "/app";

    private static final int HTTP = 8080;
    private static final int MANAGEMENT = 8090;
    private static final String CACHE = "app.aot";
    private static final String JVM = "jvm.options";
    private static final String SERVICE = "service.options";
    private static final String MIGRATION = "migration.options";
    private static final String OURS = "org.rapport.";

    /** What holds for the training too: a cache is good for the options that it was made with. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:MaxRAMPercentage=60",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** Copies what was built there, with the times that the image will have. */
    static Application laidOut(Component part, Path folder) {
        Path built = built(part);
        if (!Files.exists(built.resolve("quarkus-run.jar"))) {
            throw new ImageException(part + " is not built; ./crm build builds it");
        }
        try {
            Caches.delete(folder);
            try (Stream<Path> tree = Files.walk(built)) {
                for (Path source : tree.filter(Files::isRegularFile).toList()) {
                    Path target = folder.resolve(built.relativize(source).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(source, target);
                    Files.setLastModifiedTime(target, FileTime.from(Layer.TIME));
                }
            }
            var application = new Application(part, folder);
            application.writeOptions();
            return application;
        } catch (IOException e) {
            throw new UncheckedIOException("the image of " + part + " cannot be laid out: " + e.getMessage(), e);
        }
    }

    Path cache() {
        return folder.resolve(CACHE);
    }

    /** The line that starts it on this machine, as its image does, with more options. */
    List<String> line(JavaRuntime java, List<String> more) {
        List<String> line = new ArrayList<>(List.of(java.program()));
        line.addAll(OPTIONS);
        line.addAll(more);
        line.addAll(List.of("-jar", folder.resolve("quarkus-run.jar").toString()));
        return line;
    }

    /** The line that migrates its database on this machine, as a job does with its image. */
    List<String> migrationLine(JavaRuntime java) {
        List<String> line = new ArrayList<>(List.of(java.program()));
        line.addAll(migrationOptions(folder.toString()));
        return line;
    }

    ContainerImage image(DebianBase base, JavaRuntime java, Path notes, Map<String, String> labels) {
        List<Layer> layers = List.of(
                base.layer(),
                java.layer(),
                Layer.of("libraries", folder, HOME).only(this::isLibrary),
                Layer.of("application", folder, HOME).only(path -> !isLibrary(path) && !path.endsWith(CACHE)),
                Layer.of("aot cache", folder, HOME).only(path -> path.endsWith(CACHE)),
                Layer.of("bill of materials", notes, "/usr/share/sbom"));
        Set<Integer> ports = new TreeSet<>(Set.of(HTTP));
        Map<String, String> environment = new HashMap<>(Map.of(
                "CRM_KEYS_DIR", "/keys",
                "QUARKUS_HTTP_HOST", "0.0.0.0",
                "QUARKUS_HTTP_PORT", Integer.toString(HTTP),
                "MALLOC_ARENA_MAX", "2")); // the C library would reserve memory per thread
        if (!part.isService()) {
            ports.add(MANAGEMENT);
            environment.put("QUARKUS_MANAGEMENT_HOST", "0.0.0.0");
        }
        List<String> arguments = List.of("@" + HOME + "/" + JVM, "@" + HOME + "/" + SERVICE);
        return new ContainerImage(part.toString(), layers, arguments, environment, ports, labels);
    }

    /** Where Maven has packaged a part. */
    private static Path built(Component part) {
        return Checkout.of(Application.class)
                .resolve(part.isService() ? part + "-service" : part.toString())
                .resolve("target/quarkus-app");
    }

    /** Of others, which change seldom. */
    private boolean isLibrary(Path path) {
        return path.startsWith("lib") && !path.getFileName().toString().startsWith(OURS);
    }

    private void writeOptions() throws IOException {
        Files.write(folder.resolve(JVM), OPTIONS);
        Files.write(
                folder.resolve(SERVICE),
                List.of("-XX:AOTCache=" + HOME + "/" + CACHE, "-jar", HOME + "/quarkus-run.jar"));
        if (part.isService()) {
            Files.write(folder.resolve(MIGRATION), migrationOptions(HOME));
        }
    }

    private static List<String> migrationOptions(String home) {
        String classPath = String.join(":", home + "/app/*", home + "/lib/main/*", home + "/lib/boot/*");
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                classPath,
                "org.rapport.kit.migration.Migrate");
    }
}
