package org.rapport.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.rapport.local.keycloak.KeycloakServer;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.process.Part;

/**
 * Brings up what is missing, side by side as far as one part does not need another. When it is cancelled, it takes
 * down again what it had begun to start, and nothing else.
 */
final class Start {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Stack stack;
    private final Set<String> wanted;
    private final Consumer<String> progress;
    private final long began = System.nanoTime();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, CompletableFuture<Void>> steps = new LinkedHashMap<>();
    private final List<Part> begun = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean cancelled;

    /** Starts the parts of those names and what they need, or all when there are none. */
    Start(Stack stack, List<String> names, Consumer<String> progress) {
        this.stack = stack;
        this.progress = progress;
        this.wanted = names.isEmpty() ? all() : withNeeds(names);
    }

    void run() {
        Lock lock = stack.home().lock("up");
        try {
            if (wanted.contains(PostgresServer.NAME)) {
                stack.postgres().admit(stack.home().path());
            }
            List<Part> missing = missing();
            if (!missing.isEmpty()) {
                new Preconditions(stack).check(missing);
                stack.keys();
                missing.forEach(this::plan);
                await();
            }
            if (wanted.contains(KeycloakServer.NAME)) {
                stack.people().admitOperator(); // also after a start that was killed just before
            }
        } catch (IOException e) {
            throw new StackException("the folder " + stack.settings().home() + " cannot be used: " + e.getMessage(), e);
        } finally {
            workers.shutdownNow();
            if (!cancelled) { // else it ends with this process, which has to stop first what it began
                lock.close();
            }
        }
    }

    /** Ends what this start has begun; called from another thread. */
    void cancel() {
        cancelled = true;
        workers.shutdownNow();
        try {
            workers.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Stop.run(List.copyOf(begun), progress);
    }

    boolean isCancelled() {
        return cancelled;
    }

    private Set<String> all() {
        return new LinkedHashSet<>(stack.parts().stream().map(Part::name).toList());
    }

    private Set<String> withNeeds(List<String> names) {
        Set<String> result = new LinkedHashSet<>();
        for (String name : names) {
            result.addAll(needs(stack.part(name)));
            result.add(name);
        }
        return result;
    }

    /** What must be ready before a part can be started for the first time; later each starts without the others. */
    private static List<String> needs(Part part) {
        if (part instanceof KeycloakServer) {
            return List.of("postgres");
        }
        boolean isService = List.of(Service.values()).stream()
                .anyMatch(service -> service.toString().equals(part.name()));
        return isService ? List.of("postgres", "kafka") : List.of();
    }

    private List<Part> missing() {
        List<CompletableFuture<Part>> asked = stack.parts().stream()
                .filter(part -> wanted.contains(part.name()))
                .map(part -> CompletableFuture.supplyAsync(() -> part.isUp() ? null : part, workers))
                .toList();
        return asked.stream()
                .map(CompletableFuture::join)
                .filter(part -> part != null)
                .toList();
    }

    private void plan(Part part) {
        CompletableFuture<?>[] before = needs(part).stream()
                .map(steps::get)
                .filter(step -> step != null)
                .toArray(CompletableFuture[]::new);
        steps.put(part.name(), CompletableFuture.allOf(before).thenRunAsync(() -> start(part), workers));
    }

    private void start(Part part) {
        if (cancelled) {
            throw new StackException("cancelled");
        }
        long start = System.nanoTime();
        if (!part.isRunning()) {
            begun.add(part);
        }
        for (Service service : Service.values()) {
            if (service.toString().equals(part.name())) {
                stack.migration(service).run(stack.postgres(), stack.kafka());
            }
        }
        part.start();
        if (part instanceof KeycloakServer keycloak) {
            keycloak.changes().forEach(progress);
        }
        progress.accept("%-10s ready after %4.1f s".formatted(part.name(), (System.nanoTime() - start) / 1e9));
    }

    /** Waits for every step, so that one failure does not leave the others half started. */
    private void await() {
        CompletableFuture<Void> all = CompletableFuture.allOf(steps.values().toArray(CompletableFuture[]::new));
        while (!all.isDone()) {
            try {
                all.get(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                List<String> pending = steps.entrySet().stream()
                        .filter(step -> !step.getValue().isDone())
                        .map(Map.Entry::getKey)
                        .toList();
                progress.accept("waiting for %s (%d s)"
                        .formatted(String.join(", ", pending), (System.nanoTime() - began) / 1_000_000_000));
            } catch (ExecutionException _) {
                break; // told below
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("interrupted", e);
            }
        }
        steps.values().forEach(Start::join);
    }

    private static void join(CompletableFuture<Void> step) {
        try {
            step.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
