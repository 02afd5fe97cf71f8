package org.rapport.local.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether the disk of the stack's folder has room for its logs and data. */
public final class FreeSpace implements Examination {

    private static final long NEEDED_BYTES = 1L << 30;

    private final Path home;
    private final long needed;

    public FreeSpace(Path home) {
        this(home, NEEDED_BYTES);
    }

    FreeSpace(Path home, long needed) {
        this.home = home;
        this.needed = needed;
    }

    @Override
    public String subject() {
        return "space on the disk of " + home;
    }

    @Override
    public List<Finding> findings() throws IOException {
        long usable = Files.getFileStore(existing(home)).getUsableSpace();
        if (usable >= needed) {
            return List.of();
        }
        return List.of(new Finding(
                "the disk of " + home + " has " + (usable >> 20) + " MB left and the stack needs " + (needed >> 20)
                        + " MB",
                "free some, or set CRM_HOME to a folder on another disk."));
    }

    /** The folder, or the nearest above it that is there. */
    private static Path existing(Path folder) {
        Path parent = folder.getParent();
        return Files.exists(folder) || parent == null ? folder : existing(parent);
    }
}
