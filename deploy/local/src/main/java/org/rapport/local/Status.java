package org.rapport.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.rapport.local.process.ManagedProcess;
import org.rapport.local.process.Part;

/** What runs, on the terminal. */
final class Status {

    private final Stack stack;

    Status(Stack stack) {
        this.stack = stack;
    }

    void print() {
        System.out.printf("%-10s  %-9s  %6s  %8s  %8s  %8s%n", "part", "state", "port", "process", "since", "memory");
        stack.parts().parallelStream().map(this::line).forEachOrdered(System.out::println);
    }

    void printAddresses() {
        System.out.println();
        System.out.println("  API         " + stack.url(Port.GATEWAY));
        System.out.println("  API docs    " + stack.url(Port.GATEWAY).resolve("/docs"));
        System.out.println("  Keycloak    " + stack.url(Port.KEYCLOAK));
        System.out.println("  Kafka       " + stack.kafka().bootstrapServers());
        System.out.println("  PostgreSQL  " + stack.postgres().url("sales"));
        System.out.println("  mail        ./crm mail");
        System.out.println("  sign in     " + People.OPERATOR.email() + ", password "
                + stack.people().password());
        System.out.println("  its code    ./crm code");
        System.out.println("  token       ./crm token " + People.OPERATOR.email());
        System.out.println();
    }

    private String line(Part part) {
        int port = stack.settings().port(Port.valueOf(part.name().toUpperCase(Locale.ROOT)));
        Optional<ManagedProcess> process = part.process();
        if (process.isEmpty()) {
            return "%-10s  %-9s  %6d".formatted(part.name(), "down", port);
        }
        return "%-10s  %-9s  %6d  %8d  %8s  %8s"
                .formatted(
                        part.name(),
                        state(part),
                        port,
                        process.get().pid(),
                        process.get().startedAt().map(Status::age).orElse(""),
                        memory(process.get()));
    }

    private static String state(Part part) {
        if (part.isUp()) {
            return "ready";
        }
        return part.isReady() ? "outdated" : "not ready"; // it works, but the next up will restart it
    }

    private static String age(Instant started) {
        Duration age = Duration.between(started, Instant.now());
        if (age.toMinutes() < 1) {
            return age.toSeconds() + " s";
        }
        return age.toHours() < 1 ? age.toMinutes() + " min" : age.toHours() + " h";
    }

    private static String memory(ManagedProcess process) {
        OptionalLong megabytes = process.residentMegabytes();
        return megabytes.isPresent() ? megabytes.getAsLong() + " MB" : "";
    }
}
