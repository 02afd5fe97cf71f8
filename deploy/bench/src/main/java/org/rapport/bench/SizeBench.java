package org.rapport.bench;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rapport.local.Port;
import org.rapport.local.Stack;

/**
 * What the whole stack uses, as the tables of {@code docs/operations/size.md}: at rest, and for a thousand lists, reads,
 * creations and changes of leads, and for a thousand sign-ins, with all that follows in other services until nothing is
 * left to do.
 */
final class SizeBench {

    private static final int CLIENTS = 16;
    private static final int LEADS = 5_000;
    private static final int SIGN_INS = 200;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final double MEGABYTE = 1e6;

    /** The columns of processor time: who takes part in a lead. */
    private static final List<String> PARTS =
            List.of("gateway", "sales", "admin", "marketing", "support", "keycloak", "postgres", "kafka");

    private final Stack stack;
    private final URI gateway;
    private final Customer customer;

    SizeBench(Stack stack) {
        this.stack = stack;
        this.gateway = stack.url(Port.GATEWAY);
        this.customer = new Customer(stack, gateway, "bench");
    }

    void run() throws IOException, InterruptedException, SQLException {
        customer.leads(LEADS, customer.token());
        Footprint rest = rest();
        warmUp();
        System.out.println();
        System.out.println(line(
                "1 000",
                Stream.concat(
                        PARTS.stream().map(part -> part + ", s"),
                        Stream.of("sales, MB", "audit trail, MB", "others, MB", "WAL, MB", "topics, MB"))));
        load("lists of 50", customer.lists(customer.token()), rest);
        load("reads of one", customer.reads(customer.token()), rest);
        load("creations", customer.creations(customer.token()), rest);
        load("changes", changes(customer.token()), rest);
        measure("sign-ins", rest, this::signIns);
        System.out.println();
        memory("memory under load");
    }

    /** With password, code and PKCE, one after the other. */
    private long signIns() throws InterruptedException {
        for (int i = 0; i < SIGN_INS; i++) {
            customer.token();
        }
        return SIGN_INS;
    }

    /** One request of each kind after the other, until all that they cause is as fast as it becomes. */
    private void warmUp() throws IOException, InterruptedException, SQLException {
        String token = customer.token();
        var kinds = List.of(customer.lists(token), customer.reads(token), customer.creations(token), changes(token));
        var next = new AtomicInteger();
        Load.run(gateway, CLIENTS, Figures.seconds("BENCH_WARM_UP_SECONDS", 50), () -> kinds.get(
                        next.getAndIncrement() % kinds.size())
                .get());
    }

    /** What is used while nobody asks for anything. */
    private Footprint rest() throws InterruptedException, SQLException {
        Quiet.await(stack);
        System.out.println(line("", stack.parts().stream().map(part -> part.name())));
        Footprint before = Footprint.of(stack);
        Thread.sleep(REST);
        Footprint rest = Footprint.of(stack).minus(before);
        System.out.println(line(
                "processor at rest, % of a core",
                rest.millis().values().stream().map(millis -> figure(millis / REST.toMillis() * 100))));
        memory("memory at rest");
        return rest;
    }

    private void memory(String name) {
        System.out.println(line(
                name + ", MB",
                stack.parts().stream().map(part -> Long.toString(CpuTime.residentMegabytes(stack, part.name())))));
    }

    private void load(String name, Supplier<byte[]> requests, Footprint rest)
            throws InterruptedException, SQLException {
        measure(name, rest, () -> {
            var result = Load.run(gateway, CLIENTS, Figures.runTime(), requests);
            if (result.failures() > 0) {
                throw new IllegalStateException(
                        result.failures() + " of " + result.requests() + " " + name + " failed");
            }
            return result.requests();
        });
    }

    /** Something done many times. */
    private interface Work {

        /** How many times. */
        long done() throws InterruptedException;
    }

    private void measure(String name, Footprint rest, Work work) throws InterruptedException, SQLException {
        Quiet.await(stack);
        long begun = System.nanoTime();
        Footprint before = Footprint.of(stack);
        double thousands = work.done() / 1_000.0;
        Quiet.await(stack);
        Footprint used = Footprint.of(stack).minus(before);
        double rests = (System.nanoTime() - begun) / (double) REST.toNanos();
        var database = used.database();
        System.out.println(line(
                name,
                Stream.concat(
                                PARTS.stream()
                                        .map(part -> used.millis().get(part)
                                                - rests * rest.millis().get(part))
                                        .map(millis -> millis / 1_000),
                                Stream.of(
                                                database.get("sales"),
                                                database.get("admin"),
                                                database.get("marketing") + database.get("support"),
                                                used.wal(),
                                                used.topics())
                                        .map(bytes -> bytes / MEGABYTE))
                        .map(all -> figure(all / thousands))));
    }

    /** Each changes another of the leads that are there, and says which version of it. */
    private Supplier<byte[]> changes(String token) throws SQLException {
        List<Seed.Row> leads = Seed.latest(stack, "bench", LEADS);
        var next = new AtomicInteger();
        return () -> {
            int turn = next.getAndIncrement();
            Seed.Row lead = leads.get(turn % leads.size());
            int round = turn / leads.size();
            return HttpConnection.request(
                    "PATCH",
                    "/sales/leads/" + lead.id(),
                    token,
                    lead.version() + round,
                    "{\"score\": %d, \"description\": \"Asked again, for the %d. time.\"}"
                            .formatted(round % 100, round));
        };
    }

    private static String figure(double number) {
        double told = Math.abs(number) < 0.005 ? 0 : number; // and not -0.00
        return String.format(Locale.ROOT, Math.abs(told) < 10 ? "%.2f" : "%.0f", told);
    }

    /** A row of a Markdown table. */
    private static String line(String name, Stream<String> cells) {
        return "| " + name + cells.collect(joining(" | ", " | ", " |"));
    }
}
