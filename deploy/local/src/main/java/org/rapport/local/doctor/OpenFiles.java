package org.rapport.local.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.rapport.local.process.ManagedProcess;
import org.rapport.local.process.Part;

/** Whether processes may open as many files as they need, and whether one of ours has nearly used that up. */
public final class OpenFiles implements Examination {

    private static final Path PROCESSES = Path.of("/proc");
    private static final long NEEDED = 4096;
    private static final double NEARLY_USED = 0.9;
    private static final String REMEDY = "raise the limit (ulimit -n 65536), then ./crm down and ./crm up";

    private final String starter;
    private final List<Part> parts;

    public OpenFiles(List<Part> parts) {
        this("self", parts);
    }

    /** @param starter the process whose limit the next part gets */
    OpenFiles(String starter, List<Part> parts) {
        this.starter = starter;
        this.parts = parts;
    }

    @Override
    public String subject() {
        return "open files";
    }

    @Override
    public String obstacle() {
        return Files.isDirectory(PROCESSES) ? "" : "this system does not tell";
    }

    @Override
    public List<Finding> findings() throws IOException {
        List<Finding> findings = new ArrayList<>();
        OptionalLong limit = limit(starter);
        if (limit.isPresent() && limit.getAsLong() < NEEDED) {
            findings.add(new Finding(
                    "a process may open " + limit.getAsLong() + " files and sockets, and a part needs up to " + NEEDED,
                    REMEDY));
        }
        for (Part part : parts) {
            for (ManagedProcess process : part.process().stream().toList()) {
                nearlyUsed(part.name(), Long.toString(process.pid())).forEach(findings::add);
            }
        }
        return findings;
    }

    private static Stream<Finding> nearlyUsed(String part, String process) {
        try (Stream<Path> files = Files.list(PROCESSES.resolve(process).resolve("fd"))) {
            OptionalLong limit = limit(process);
            long open = files.count();
            if (limit.isEmpty() || open < NEARLY_USED * limit.getAsLong()) {
                return Stream.empty();
            }
            return Stream.of(new Finding(
                    part + " has " + open + " of " + limit.getAsLong() + " files and sockets open", REMEDY));
        } catch (IOException _) {
            return Stream.empty(); // another account's, or it has just ended
        }
    }

    private static OptionalLong limit(String process) throws IOException {
        try (Stream<String> lines = Files.lines(PROCESSES.resolve(process).resolve("limits"))) {
            return lines.filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.replace("Max open files", "").strip().split(" +")[0])
                    .filter(soft -> soft.matches("[0-9]+")) // else unlimited
                    .mapToLong(Long::parseLong)
                    .findFirst();
        }
    }
}
