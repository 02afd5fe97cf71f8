package org.rapport.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rapport.local.StackException;

/** A part of the stack with one process: it has a state folder that outlasts it, and a way to tell that it works. */
public abstract class Server implements Part {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 2;

    private final String name;
    private final Path state;

    protected Server(String name, Path state) {
        this.name = name;
        this.state = state.toAbsolutePath().normalize();
    }

    /** What to run. */
    protected abstract Command command();

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

    @Override
    public Server start() {
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

    @Override
    public void stop() {
        process().ifPresent(process -> process.stop(stopSignal(), STOP_PATIENCE));
    }

    @Override
    public void crash() {
        process().ifPresent(ManagedProcess::kill);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isUp() {
        return process().filter(process -> process.runs(command())).isPresent() && isReady();
    }

    @Override
    public Optional<ManagedProcess> process() {
        return ManagedProcess.find(state, name);
    }

    @Override
    public Path log() {
        return state.resolve("log").resolve(name + ".log");
    }

    @Override
    public boolean hasDied() {
        return ManagedProcess.hasDied(state, name);
    }

    @Override
    public Optional<String> lastError() {
        return new LogFile(log()).complaint();
    }

    @Override
    public List<String> complaints() {
        return List.of();
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
