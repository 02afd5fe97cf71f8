package org.rapport.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.rapport.local.StackException;

/** Unpacked programs, kept once per version outside the checkout. */
public final class Caches {

    /** Fills an empty folder. */
    @FunctionalInterface
    public interface Filler {
        void fill(Path folder) throws IOException;
    }

    private Caches() {}

    /** The cache folder of that name; filled first when it is not there. Several processes may ask at once. */
    public static Path folder(String name, Filler filler) {
        return folder(root(), name, filler);
    }

    /** As {@link #folder(String, Filler)}, below a root of the caller's; threads of one process wait for each other. */
    public static synchronized Path folder(Path root, String name, Filler filler) {
        Path folder = root.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(root);
            Path staging = Files.createTempDirectory(root, name + ".unpacking.");
            try {
                filler.fill(staging);
                staging.toFile().setReadable(true, false);
                staging.toFile().setExecutable(true, false);
                publish(staging, folder);
            } finally {
                delete(staging);
            }
            return folder;
        } catch (IOException e) {
            throw new StackException(name + " cannot be unpacked into " + root + ": " + e.getMessage(), e);
        }
    }

    /** Deletes a folder and all that is in it, of links themselves and not what they lead to; one that is not there is fine. */
    public static void delete(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void publish(Path staging, Path folder) throws IOException {
        try {
            Files.move(staging, folder);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) { // otherwise another process was first, and its copy is as good
                throw e;
            }
        }
    }

    private static Path root() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return caches.resolve("rapport");
    }
}
