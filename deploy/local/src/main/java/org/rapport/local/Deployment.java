package org.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.rapport.local.process.Caches;

/**
 * A built application, and the copy of it that runs: the next build may overwrite the one, while the process still
 * reads its classes from the other.
 *
 * @param built the {@code quarkus-app} folder of a module
 * @param deployed the copy, named by its content
 */
record Deployment(Path built, Path deployed) {

    static Deployment of(Path module, Path state) {
        Path built = built(module);
        if (!Files.exists(built.resolve("quarkus-run.jar"))) {
            throw new StackException(module.getFileName() + " is not built; ./crm build builds it");
        }
        return new Deployment(built, state.resolve("app").resolve(fingerprint(built)));
    }

    /** Where the build of a module is, or will be. */
    static Path built(Path module) {
        return module.resolve("target/quarkus-app");
    }

    Path runner() {
        return deployed.resolve("quarkus-run.jar");
    }

    /** The classes of the application and of its libraries, for another main class than its own. */
    String classPath() {
        return Stream.of("app/*", "lib/main/*", "lib/boot/*")
                .map(part -> deployed + "/" + part)
                .reduce((left, right) -> left + ":" + right)
                .orElseThrow();
    }

    /** Makes the copy, unless it is there. */
    void install() {
        Caches.folder(deployed.getParent(), deployed.getFileName().toString(), folder -> {
            for (Path source : files(built)) {
                Path target = folder.resolve(built.relativize(source).toString());
                Files.createDirectories(target.getParent());
                Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        });
    }

    /** Deletes the copies of earlier builds. */
    void removeOthers() {
        try (Stream<Path> copies = Files.list(deployed.getParent())) {
            copies.filter(copy -> !copy.equals(deployed)).forEach(Caches::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(Path folder) {
        var checksum = new CRC32C();
        for (Path file : files(folder)) {
            try {
                String facts = folder.relativize(file) + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
                checksum.update(facts.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Long.toHexString(checksum.getValue());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
