package org.rapport.local.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Whether the machine has the memory that the stack does not have in use yet. */
public final class FreeMemory implements Examination {

    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final long NEEDED_MEGABYTES = 3072;
    private static final int KILOBYTES = 1024;

    private final Path machine;
    private final LongSupplier used;

    /** @param used how many megabytes the parts that run have */
    public FreeMemory(LongSupplier used) {
        this(MACHINE, used);
    }

    FreeMemory(Path machine, LongSupplier used) {
        this.machine = machine;
        this.used = used;
    }

    @Override
    public String subject() {
        return "memory";
    }

    @Override
    public String obstacle() {
        return Files.exists(machine) ? "" : "this system does not tell how much is available";
    }

    @Override
    public List<Finding> findings() throws IOException {
        long available;
        try (Stream<String> lines = Files.lines(machine)) {
            available = lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KILOBYTES)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        }
        long more = NEEDED_MEGABYTES - used.getAsLong();
        if (available >= more) {
            return List.of();
        }
        return List.of(new Finding(
                "the machine has " + available + " MB of memory available and the stack needs " + more
                        + " MB more for all of its parts",
                "end other programs, or start fewer parts: ./crm up PART…"));
    }
}
