package org.rapport.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out who listens on a port, where the operating system tells. */
public final class PortOwner {

    private static final Path PROCESSES = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** The process that listens on the port; empty when it is another user's, or nothing here tells. */
    public static OptionalLong of(int port) {
        return Files.isDirectory(PROCESSES) ? byProc(port) : byLsof(port);
    }

    /** As macOS tells. */
    static OptionalLong byLsof(int port) {
        return SystemProgram.number("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN");
    }

    private static OptionalLong byProc(int port) {
        Set<String> sockets = sockets(port);
        try (Stream<Path> processes = Files.list(PROCESSES)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .filter(process -> holdsOneOf(process, sockets))
                    .mapToLong(process -> Long.parseLong(process.getFileName().toString()))
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /** Names a process for a reader: its program and its id. */
    public static String describe(OptionalLong pid) {
        if (pid.isEmpty()) {
            return "another process";
        }
        String program = ProcessHandle.of(pid.getAsLong())
                .flatMap(handle -> handle.info().command())
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("a process");
        return program + " (process " + pid.getAsLong() + ")";
    }

    /** The links of the sockets that listen on the port, as {@code /proc/<pid>/fd} shows them. */
    private static Set<String> sockets(int port) {
        Set<String> sockets = new HashSet<>();
        String suffix = ":%04X".formatted(port);
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                lines.map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields.length > 9 && fields[1].endsWith(suffix))
                        .filter(fields -> fields[3].equals(LISTENING))
                        .forEach(fields -> sockets.add("socket:[" + fields[9] + "]"));
            } catch (IOException _) {
                // no such table: not Linux, or no IPv6
            }
        }
        return sockets;
    }

    private static boolean holdsOneOf(Path process, Set<String> sockets) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException _) {
            return false; // another user's, or it has just ended
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
