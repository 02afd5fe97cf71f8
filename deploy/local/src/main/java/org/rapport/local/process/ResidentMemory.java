package org.rapport.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The memory that a process has in use. */
final class ResidentMemory {

    private static final int KILOBYTES = 1024;

    private ResidentMemory() {}

    static OptionalLong megabytes(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.exists(status) ? byProc(status) : byPs(pid);
    }

    /** As macOS tells. */
    static OptionalLong byPs(long pid) {
        OptionalLong kilobytes = SystemProgram.number("ps", "-o", "rss=", "-p", Long.toString(pid));
        return kilobytes.isPresent() ? OptionalLong.of(kilobytes.getAsLong() / KILOBYTES) : kilobytes;
    }

    private static OptionalLong byProc(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KILOBYTES)
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty(); // it has just ended
        }
    }
}
