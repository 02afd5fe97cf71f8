package org.rapport.local.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rapport.local.People;
import org.rapport.local.Port;
import org.rapport.local.Stack;
import org.rapport.local.StackException;
import org.rapport.local.client.Gateway;
import org.rapport.local.client.Login;
import org.rapport.local.keycloak.Person;

/** The demonstration, played through the gateway of a running stack. What it did is noted below its folder. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final Stack stack;
    private final Path folder;
    private final Consumer<String> progress;

    public Demo(Stack stack, Path folder, Consumer<String> progress) {
        this.stack = stack;
        this.folder = folder;
        this.progress = progress;
    }

    public void run() {
        for (Tenant tenant : Tenant.ALL) {
            try (var ledger = Ledger.open(folder.resolve(tenant.alias()))) {
                run(tenant, ledger);
            }
        }
    }

    /** Who works where, and how they sign in. */
    public void printPeople() {
        for (Tenant tenant : Tenant.ALL) {
            System.out.printf("%n  %s (%s, %s)%n", tenant.name(), tenant.currency(), tenant.zone());
            tenant.staff().forEach((role, person) -> System.out.printf("    %-14s  %s%n", role, person.email()));
        }
        Tenant first = Tenant.ALL.getFirst();
        System.out.printf("%n  password of each   %s%n", stack.people().password());
        System.out.printf(
                "  next               TOKEN=$(./crm token %s)%n",
                first.staff().get(Tenant.REP).email());
        System.out.printf(
                "                     curl -s '%s/sales/leads?limit=5' -H \"Authorization: Bearer $TOKEN\"%n%n",
                stack.url(Port.GATEWAY));
    }

    private void run(Tenant tenant, Ledger ledger) {
        var today = LocalDate.parse(ledger.first(
                "today", () -> LocalDate.now(ZoneId.of(tenant.zone())).toString()));
        List<Deed> deeds = Scenario.of(tenant, today);
        var heartbeat = new Heartbeat(tenant.alias(), deeds.size());
        int done = new Performance(tenant.alias(), callers(tenant), this::join, ledger, PATIENCE)
                .of(deeds, heartbeat::beat);
        long records = deeds.stream().mapToLong(Deed::records).sum();
        progress.accept(
                done == 0
                        ? "%s is there already, nothing was added".formatted(tenant.alias())
                        : "%s is there: %d people, %d records made and worked on"
                                .formatted(tenant.alias(), tenant.staff().size(), records));
    }

    private Function<String, Gateway> callers(Tenant tenant) {
        Gateway visitor = Gateway.of(stack.url(Port.GATEWAY));
        Map<String, Gateway> callers = new HashMap<>();
        callers.put(Deed.VISITOR, visitor);
        callers.put(Deed.OPERATOR, visitor.bearer(login(People.OPERATOR)));
        tenant.staff().forEach((role, person) -> callers.put(role, visitor.bearer(login(person))));
        return callers::get;
    }

    private Login login(Person person) {
        return new Login(() -> stack.people().login(person.email()));
    }

    /** A link that an earlier run has used already is no failure, as long as the person can sign in. */
    private void join(Person person) {
        try {
            stack.people().join(person.email());
        } catch (StackException e) {
            try {
                stack.people().login(person.email());
            } catch (StackException _) {
                throw e;
            }
        }
    }

    /** Tells from time to time how far it is. */
    private final class Heartbeat {

        private final String name;
        private final int all;
        private Instant last = Instant.now();

        Heartbeat(String name, int all) {
            this.name = name;
            this.all = all;
        }

        void beat(int done) {
            if (Instant.now().isAfter(last.plus(HEARTBEAT))) {
                progress.accept("%-7s %d of %d steps".formatted(name, done, all));
                last = Instant.now();
            }
        }
    }
}
