package org.rapport.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.rapport.local.StackException;

/** One server of the stack: a process with a name, a state folder that outlasts it, and a way to tell that it works. */
public abstract class Part implements AutoCloseable {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 2;

    private final String name;
    private final Path state;

    protected Part(String name, Path state) {
        this.name = name;
        this.state = state.toAbsolutePath().normalize();
    }

    /** What to run. */
    protected abstract Command command();

    /** Whether it does its work now. */
    public abstract boolean isReady();

    /** What must be there before the process starts; called each time. */
    protected void prepare() {}

    protected Duration startPatience() {
        return Duration.ofSeconds(90);
    }

    /** The signal that makes it end in order. */
    protected String stopSignal() {
        return "TERM";
    }

    /** Whether to try once more when it ended at once, saying this. */
    protected boolean isPassing(ManagedProcess ended) {
        return false;
    }

    /**
     * Returns when the part is ready. It is started when it does not run, and restarted when what is to be run has
     * changed since, or when it does not become ready.
     */
    public Part start() {
        Command command = command();
        Optional<ManagedProcess> running = process();
        if (running.isPresent() && running.get().runs(command) && becomesReady(running.get())) {
            return this;
        }
        stop();
        prepare();
        for (int attempt = 1; ; attempt++) {
            ManagedProcess process = ManagedProcess.start(command);
            try {
                Readiness.await(process, name, startPatience(), this::isReady);
                return this;
            } catch (StackException e) {
                if (attempt == ATTEMPTS || !isPassing(process)) {
                    throw e;
                }
            }
        }
    }

    /** Ends it in order, or by force when it takes too long. */
    public void stop() {
        process().ifPresent(process -> process.stop(stopSignal(), STOP_PATIENCE));
    }

    /** Ends it as {@code kill -9} does: it runs no line of code any more. */
    public void crash() {
        process().ifPresent(ManagedProcess::kill);
    }

    @Override
    public void close() {
        stop();
    }

    public String name() {
        return name;
    }

    public boolean isRunning() {
        return process().isPresent();
    }

    /** Whether it runs what it would be started with now, and does its work. */
    public boolean isUp() {
        return process().filter(process -> process.runs(command())).isPresent() && isReady();
    }

    public Optional<ManagedProcess> process() {
        return ManagedProcess.find(state, name);
    }

    public Path log() {
        return state.resolve("log").resolve(name + ".log");
    }

    protected Path state() {
        return state;
    }

    private boolean becomesReady(ManagedProcess process) {
        try {
            Readiness.await(process, name, startPatience(), this::isReady);
            return true;
        } catch (StackException _) {
            return false;
        }
    }
}
