package org.rapport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rapport.local.Stack;
import org.rapport.local.process.ManagedProcess;

/**
 * The processor time that parts of the stack have used, from {@code /proc}. What works per event and not per request is
 * counted apart: the relay's threads, consumers of events, and PostgreSQL's WAL senders. What other services do in their
 * own databases meanwhile is not counted at all.
 *
 * @param serving  milliseconds of gateway, service and PostgreSQL, for requests
 * @param eventing milliseconds of relay, WAL sender and the service's consumers, for events
 * @param database milliseconds of the service's sessions in PostgreSQL, which are part of {@code serving}
 */
record CpuTime(double serving, double eventing, double database) {

    private static final double MILLIS_PER_TICK = 10;

    /** The title of a process that serves a client; others, such as the one that writes the WAL, serve all of them. */
    private static final Pattern BACKEND = Pattern.compile("^postgres: (walsender )?[a-z_]+ [a-z_]+ 127\\.0\\.0\\.1");

    /** What helps a session with a query, and ends with it. */
    private static final String HELPER = "postgres: parallel worker";

    private static final List<String> EVENT_THREADS =
            List.of("relay", "kafka-producer", "kafka-admin", "smallrye-kafka", "executor-thread");

    static CpuTime of(Stack stack, String service) {
        double serving = 0;
        double eventing = 0;
        for (String name : List.of("gateway", service)) {
            long pid = pid(stack, name);
            double all = ticks(Path.of("/proc", Long.toString(pid), "stat"), false);
            double apart = threads(pid)
                    .filter(CpuTime::worksPerEvent)
                    .mapToDouble(it -> ticks(it.resolve("stat"), false))
                    .sum();
            serving += all - apart;
            eventing += apart;
        }
        long postmaster = pid(stack, "postgres");
        Path server = Path.of("/proc", Long.toString(postmaster), "stat");
        double withEnded = ticks(server, true);
        serving += withEnded;
        double database = withEnded - ticks(server, false);
        for (Path child : ProcessHandle.of(postmaster).stream()
                .flatMap(ProcessHandle::children)
                .map(it -> Path.of("/proc", Long.toString(it.pid())))
                .toList()) {
            double used = ticks(child.resolve("stat"), false);
            String title = read(child.resolve("cmdline"));
            if (title.contains("walsender " + service)) {
                eventing += used;
            } else if (title.startsWith("postgres: " + service + " ")
                    || !BACKEND.matcher(title).find()) {
                serving += used;
            }
            if (title.startsWith("postgres: " + service + " ") || title.startsWith(HELPER)) {
                database += used;
            }
        }
        return new CpuTime(serving * MILLIS_PER_TICK, eventing * MILLIS_PER_TICK, database * MILLIS_PER_TICK);
    }

    /** The milliseconds that one part has used, whatever for. */
    static double ofPart(Stack stack, String name) {
        return ticks(Path.of("/proc", Long.toString(pid(stack, name)), "stat"), false) * MILLIS_PER_TICK;
    }

    /** The same with what its processes have used that it has started, also of those that have ended. */
    static double ofPartAndChildren(Stack stack, String name) {
        long pid = pid(stack, name);
        double children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .mapToDouble(child -> ticks(Path.of("/proc", Long.toString(child.pid()), "stat"), false))
                .sum();
        return (ticks(Path.of("/proc", Long.toString(pid), "stat"), true) + children) * MILLIS_PER_TICK;
    }

    /** The resident memory of one part, in megabytes. */
    static long residentMegabytes(Stack stack, String name) {
        return read(Path.of("/proc", Long.toString(pid(stack, name)), "status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    CpuTime minus(CpuTime before) {
        return new CpuTime(serving - before.serving, eventing - before.eventing, database - before.database);
    }

    /** What each of {@code requests} has used. */
    CpuTime of(long requests) {
        return new CpuTime(serving / requests, eventing / requests, database / requests);
    }

    private static long pid(Stack stack, String name) {
        return stack.part(name)
                .process()
                .map(ManagedProcess::pid)
                .orElseThrow(() -> new IllegalStateException(name + " is not running; start it with ./crm up"));
    }

    private static boolean worksPerEvent(Path thread) {
        String name = read(thread.resolve("comm"));
        return EVENT_THREADS.stream().anyMatch(name::startsWith);
    }

    private static Stream<Path> threads(long pid) {
        try (var found = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return found.toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static double ticks(Path stat, boolean withEndedChildren) {
        String text = read(stat);
        if (text.isEmpty()) {
            return 0;
        }
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        double own = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
        return withEndedChildren ? own + Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]) : own;
    }

    /** Empty when the process or thread has ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
