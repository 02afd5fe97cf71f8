package org.rapport.local.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.rapport.local.StackException;
import org.rapport.local.process.Caches;

/** The PostgreSQL programs, unpacked from the library that the build resolves for this platform. */
record PostgresBinaries(Path home) {

    private static final Map<String, String> ARCHITECTURES =
            Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64", "arm64", "arm_64");

    static PostgresBinaries unpacked(Account account) {
        String resource = resource();
        String name = "postgresql-" + digest(resource);
        return new PostgresBinaries(
                switch (account) {
                    case SELF, NAMESPACE -> Caches.folder(name, folder -> unpack(resource, folder));
                    // root's own folders are closed to anyone else
                    case NOBODY -> Caches.folder(Path.of("/var/tmp/rapport"), name, folder -> unpack(resource, folder));
                });
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String resource() {
        String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        String architecture = ARCHITECTURES.get(System.getProperty("os.arch"));
        String resource = "/postgres-" + system + "-" + architecture + ".txz";
        if (PostgresBinaries.class.getResource(resource) == null) {
            throw new StackException("there are no PostgreSQL binaries for " + system + " on "
                    + System.getProperty("os.arch") + " on the class path");
        }
        return resource;
    }

    /** Names the folder by the archive's content, so that another version gets another folder. */
    private static String digest(String resource) {
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (archive == null) {
                throw new IllegalStateException(resource);
            }
            var checksum = new CRC32C();
            checksum.update(archive.readAllBytes());
            return Long.toHexString(checksum.getValue());
        } catch (IOException e) {
            throw new StackException("the PostgreSQL binaries cannot be read: " + e.getMessage(), e);
        }
    }

    private static void unpack(String resource, Path folder) throws IOException {
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(resource);
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, folder.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            target.toFile().setExecutable(true, false);
        }
    }
}
