package org.rapport.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.rapport.local.process.Part;

/** Stops parts, those that others need last; what nobody waits for ends at the same time. */
final class Stop {

    /** A later one is stopped after all earlier ones have ended. */
    private static final List<String> LAST = List.of("kafka", "postgres");

    private Stop() {}

    static void run(List<Part> parts, Consumer<String> progress) {
        List<List<Part>> groups = new ArrayList<>();
        groups.add(parts.stream().filter(part -> !LAST.contains(part.name())).toList());
        LAST.forEach(name -> groups.add(
                parts.stream().filter(part -> part.name().equals(name)).toList()));
        groups.forEach(group -> stopAll(group, progress));
    }

    private static void stopAll(List<Part> parts, Consumer<String> progress) {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> stops = new ArrayList<>();
            for (Part part : parts) {
                stops.add(workers.submit(() -> stop(part, progress)));
            }
            stops.forEach(Stop::join);
        }
    }

    private static void stop(Part part, Consumer<String> progress) {
        if (part.isRunning()) {
            part.stop();
            progress.accept(part.name() + " stopped");
        }
    }

    private static void join(Future<?> stop) {
        try {
            stop.get();
        } catch (ExecutionException e) {
            throw new StackException("a part cannot be stopped: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while stopping", e);
        }
    }
}
