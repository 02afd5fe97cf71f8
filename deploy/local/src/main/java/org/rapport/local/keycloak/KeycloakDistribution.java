package org.rapport.local.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.rapport.local.StackException;
import org.rapport.local.process.Caches;
import org.rapport.local.process.Command;
import org.rapport.local.process.JavaProgram;
import org.rapport.local.process.Task;

/**
 * Keycloak unpacked and optimised ({@code kc.sh build}), once per version and set of build options, in the user's
 * cache. The archive stays where the build's local repository has it.
 */
public record KeycloakDistribution(Path home) {

    /** Decided when the image is built; all else is decided at start. */
    private static final List<String> BUILD_OPTIONS = List.of(
            "--db=postgres",
            "--health-enabled=true",
            "--features-disabled=ciba,device-flow,token-exchange-standard,jwt-authorization-grant,"
                    + "identity-brokering-api,twitter-broker");

    /** What {@code kc.sh} gives the virtual machine, whatever its memory is. */
    public static final List<String> JVM_OPTIONS = List.of(
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true");

    /** What starts it, with a command of {@code kc.sh} as its arguments. */
    public static final String MAIN_CLASS = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    /** On one machine beside all else. */
    private static final List<String> MODEST = List.of(
            "-Xms64m",
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1", // half the work until it is ready, and few people sign in here
            "-XX:+UseSerialGC");

    private static final Duration BUILD_PATIENCE = Duration.ofMinutes(5);

    /** The optimised distribution; unpacked and built first (half a minute) when this machine has none. */
    public static KeycloakDistribution optimised() {
        Path archive = archive();
        String version = archive.getFileName()
                .toString()
                .replace("keycloak-quarkus-dist-", "")
                .replace(".zip", "");
        return new KeycloakDistribution(Caches.folder("keycloak-" + version + "-" + fingerprint(), folder -> {
            unpack(archive, folder);
            build(folder);
        }));
    }

    /**
     * The line that runs a command of Keycloak.
     *
     * @param kcHome where it looks for {@code lib}, {@code data}, {@code themes} and {@code providers}
     */
    List<String> line(Path kcHome, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(JavaProgram.java());
        line.addAll(MODEST);
        line.addAll(JVM_OPTIONS);
        line.add("-Dkc.home.dir=" + kcHome);
        line.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        line.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString()));
        line.add(MAIN_CLASS);
        line.addAll(arguments);
        return line;
    }

    private static void build(Path folder) {
        List<String> arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(BUILD_OPTIONS);
        List<String> line = new KeycloakDistribution(folder).line(folder, arguments);
        Task.run(new Command("keycloak-build", line, Map.of(), folder, folder), BUILD_PATIENCE);
    }

    private static String fingerprint() {
        var checksum = new CRC32C();
        checksum.update(String.join("\n", BUILD_OPTIONS).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }

    private static Path archive() {
        try (InputStream file = KeycloakDistribution.class.getResourceAsStream("distribution")) {
            if (file == null) {
                throw new IllegalStateException("local-stack was built without the place of Keycloak's archive");
            }
            Path archive = Path.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
            if (!Files.exists(archive)) {
                throw new StackException("Keycloak's archive " + archive + " is gone; build deploy/local again.");
            }
            return archive;
        } catch (IOException e) {
            throw new StackException("the place of Keycloak's archive cannot be read: " + e.getMessage(), e);
        }
    }

    /** Leaves out the one folder, {@code keycloak-<version>}, that holds everything in the archive. */
    private static void unpack(Path archive, Path folder) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path target = folder.resolve(inside).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
    }
}
