package org.rapport.installation.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** Secrets in files of their own, readable by their owner only. */
public final class SecretFiles {

    private SecretFiles() {}

    /** The content of the file; what the maker makes is written there first when it does not exist. */
    public static String in(Path file, Supplier<String> maker) {
        if (!Files.exists(file)) {
            write(file, maker.get());
        }
        return read(file);
    }

    /** The content of the file, without white space around it. */
    public static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the secret " + file + " cannot be read: " + e, e);
        }
    }

    /** Writes the file whole or not at all, so that a crash leaves no half secret behind. */
    public static void write(Path file, String content) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Path staging = Files.createTempFile(
                    folder,
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.write(staging, content.getBytes(StandardCharsets.UTF_8));
                Files.move(staging, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(staging);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the secret " + file + " cannot be kept: " + e, e);
        }
    }
}
