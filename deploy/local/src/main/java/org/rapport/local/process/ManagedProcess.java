package org.rapport.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.rapport.local.StackException;

/**
 * A child process in a session of its own: neither Ctrl-C nor the end of the terminal reaches it. Its pid file names
 * the process by id <em>and</em> start time, so that a recycled id is never mistaken for it.
 */
public final class ManagedProcess {

    private static final int KEPT_LOGS = 3;
    private static final Duration POLL = Duration.ofMillis(10);
    /** The operating system's clock of process starts may be corrected by this much between two readings. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private final String name;
    private final Path pidFile;
    private final Path log;
    private final ProcessHandle handle;
    private final String fingerprint;

    private ManagedProcess(String name, Path pidFile, Path log, ProcessHandle handle, String fingerprint) {
        this.name = name;
        this.pidFile = pidFile;
        this.log = log;
        this.handle = handle;
        this.fingerprint = fingerprint;
    }

    /** Starts the command; its output goes to a fresh log, the previous ones are kept as {@code .1} to {@code .3}. */
    public static ManagedProcess start(Command command) {
        try {
            Files.createDirectories(command.log().getParent());
            Files.createDirectories(pidFile(command.state(), command.name()).getParent());
            rotate(command.log());
            ProcessBuilder builder = new ProcessBuilder(detached(command.arguments()))
                    .directory(command.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(command.log().toFile());
            builder.environment().putAll(command.environment());
            ProcessHandle handle = builder.start().toHandle();
            Path pidFile = pidFile(command.state(), command.name());
            long started = handle.info().startInstant().orElseGet(Instant::now).toEpochMilli();
            Files.writeString(pidFile, handle.pid() + " " + started + " " + command.fingerprint() + "\n");
            return new ManagedProcess(command.name(), pidFile, command.log(), handle, command.fingerprint());
        } catch (IOException e) {
            throw new StackException(command.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** The running process that an earlier start recorded under this name. */
    public static Optional<ManagedProcess> find(Path state, String name) {
        Path pidFile = pidFile(state, name);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            String[] recorded = Files.readString(pidFile).strip().split(" ");
            if (recorded.length != 3) {
                return Optional.empty();
            }
            Instant started = Instant.ofEpochMilli(Long.parseLong(recorded[1]));
            return ProcessHandle.of(Long.parseLong(recorded[0]))
                    .filter(ManagedProcess::isRunning)
                    .filter(handle -> startedAt(handle, started))
                    .map(handle -> new ManagedProcess(
                            name, pidFile, state.resolve("log").resolve(name + ".log"), handle, recorded[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the process that an earlier start recorded under this name has ended, and nobody has stopped it. */
    static boolean hasDied(Path state, String name) {
        return Files.exists(pidFile(state, name)) && find(state, name).isEmpty();
    }

    public long pid() {
        return handle.pid();
    }

    public boolean isAlive() {
        return isRunning(handle);
    }

    /** Whether it was started with this very command. */
    public boolean runs(Command command) {
        return fingerprint.equals(command.fingerprint());
    }

    public Path log() {
        return log;
    }

    public Optional<Instant> startedAt() {
        return handle.info().startInstant();
    }

    /** The memory that it has in use, where the operating system tells. */
    public OptionalLong residentMegabytes() {
        return ResidentMemory.megabytes(handle.pid());
    }

    /** Asks the process to end, and ends it when it has not within the time given. */
    public void stop(Duration patience) {
        stop("TERM", patience);
    }

    /** As {@link #stop(Duration)}, asking with another signal than TERM. */
    public void stop(String signal, Duration patience) {
        signal(signal);
        if (!endsWithin(patience)) {
            kill();
        }
        forget();
    }

    /** Ends the process as a power cut would: it runs no line of code any more. */
    public void kill() {
        handle.destroyForcibly();
        endsWithin(Duration.ofSeconds(10));
        forget();
    }

    /** Whether its log speaks of this. */
    public boolean said(String text) {
        return new LogFile(log).mentions(text);
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(handle.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new StackException(name + " cannot be signalled: " + e.getMessage(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean endsWithin(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAlive()
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        return !isAlive();
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Alive, and not merely a dead child that nobody has collected (the first process of a container may not). Where there
     * is no {@code /proc}, the first process collects them.
     */
    private static boolean isRunning(ProcessHandle handle) {
        Path stat = Path.of("/proc", Long.toString(handle.pid()), "stat");
        try {
            String line = Files.exists(stat) ? Files.readString(stat, StandardCharsets.ISO_8859_1) : "";
            return handle.isAlive() && !(line.startsWith(" Z ", line.lastIndexOf(')') + 1) && isLastThread(handle));
        } catch (IOException _) {
            return false;
        }
    }

    /** As long as there are others, the process keeps its ports, whatever its first thread has come to. */
    private static boolean isLastThread(ProcessHandle handle) {
        String[] threads =
                Path.of("/proc", Long.toString(handle.pid()), "task").toFile().list();
        return threads == null || threads.length <= 1;
    }

    private static boolean startedAt(ProcessHandle handle, Instant recorded) {
        return handle.info()
                .startInstant()
                .map(started -> Duration.between(started, recorded).abs().compareTo(START_TOLERANCE) <= 0)
                .orElse(false);
    }

    private static Path pidFile(Path state, String name) {
        return state.resolve("run").resolve(name + ".pid");
    }

    /** In front of the command: the program that gives it a session of its own and then becomes it. */
    private static List<String> detached(List<String> arguments) {
        List<String> line = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            line.add("/usr/bin/setsid");
        } else {
            line.addAll(List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!"));
        }
        line.addAll(arguments);
        return line;
    }

    private static void rotate(Path log) throws IOException {
        for (int age = KEPT_LOGS; age >= 1; age--) {
            Path younger = age == 1 ? log : log.resolveSibling(log.getFileName() + "." + (age - 1));
            if (Files.exists(younger)) {
                Path older = log.resolveSibling(log.getFileName() + "." + age);
                Files.move(younger, older, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
