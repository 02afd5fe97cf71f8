package org.rapport.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.keycloak.KeycloakServer;
import org.rapport.local.mail.MailServer;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.process.Part;

/** Stops parts, those that others need when these have ended; all else at the same time. */
final class Stop {

    /** Who is stopped after all others have ended, but for those, which do not need it. */
    private static final Map<String, List<String>> AFTER_ALL_BUT = Map.of(
            KafkaServer.NAME,
            List.of(PostgresServer.NAME, KeycloakServer.NAME, MailServer.NAME),
            PostgresServer.NAME,
            List.of(KafkaServer.NAME, MailServer.NAME));

    private Stop() {}

    static void run(List<Part> parts, Consumer<String> progress) {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, CompletableFuture<Void>> stops = new LinkedHashMap<>();
            for (Part part : parts) {
                if (!AFTER_ALL_BUT.containsKey(part.name())) {
                    stops.put(part.name(), CompletableFuture.runAsync(() -> stop(part, progress), workers));
                }
            }
            Map<String, CompletableFuture<Void>> first = Map.copyOf(stops);
            for (Part part : parts) {
                if (AFTER_ALL_BUT.containsKey(part.name())) {
                    stops.put(part.name(), whoNeeds(part, first).thenRunAsync(() -> stop(part, progress), workers));
                }
            }
            stops.values().forEach(Stop::join);
        }
    }

    private static CompletableFuture<Void> whoNeeds(Part part, Map<String, CompletableFuture<Void>> stops) {
        return CompletableFuture.allOf(stops.entrySet().stream()
                .filter(stop -> !AFTER_ALL_BUT.get(part.name()).contains(stop.getKey()))
                .map(Map.Entry::getValue)
                .toArray(CompletableFuture[]::new));
    }

    private static void stop(Part part, Consumer<String> progress) {
        if (part.isRunning()) {
            part.stop();
            progress.accept(part.name() + " stopped");
        }
    }

    private static void join(CompletableFuture<Void> stop) {
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
