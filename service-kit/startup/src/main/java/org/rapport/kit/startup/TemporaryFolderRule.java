package org.rapport.kit.startup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder for temporary files takes some, and native libraries can be loaded from there: Kafka's client unpacks those by
 * which events are compressed when the first one comes, and would fail long after the start.
 */
@Singleton
final class TemporaryFolderRule implements StartRule {

    /** As much as those libraries need. */
    private static final int ROOM = 4 * 1024 * 1024;

    private static final String REMEDY =
            ", or name another folder by JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=/another/folder";

    private final Path folder;

    @Inject
    TemporaryFolderRule() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    TemporaryFolderRule(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> findings() {
        try {
            var file = Files.createTempFile(folder, "start-", ".tmp");
            try {
                return findings(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            return List.of(unwritable(e));
        }
    }

    /** What is found with that file, which is there. */
    List<String> findings(Path file) {
        try {
            Files.write(file, new byte[ROOM]);
        } catch (IOException e) {
            return List.of(unwritable(e));
        }
        file.toFile().setExecutable(true);
        return Files.isExecutable(file)
                ? List.of()
                : List.of("Nothing in " + folder + ", the folder for temporary files, can be executed, so that native"
                        + " libraries cannot be loaded: mount it without noexec" + REMEDY);
    }

    private String unwritable(IOException e) {
        return "The folder for temporary files, " + folder + ", cannot be written (" + e.getMessage()
                + "): see that it is there and has " + ROOM / 1024 / 1024 + " MiB of room" + REMEDY;
    }
}
