package org.rapport.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.rapport.local.People;
import org.rapport.local.Port;
import org.rapport.local.Stack;

/**
 * Measures the running stack ({@code ./crm up} first) and prints each figure beside what must be reached and what is
 * aimed at. Runs take turns and medians are told, since the machine is shared; processor time per request is the figure
 * that such a machine disturbs least.
 *
 * <p>Environment: {@code BENCH_WARM_UP_SECONDS} (60, for each kind of request), {@code BENCH_RUN_SECONDS} (10), {@code BENCH_RUNS} (3).
 */
final class Bench {

    private static final int CLIENTS = 16;
    private static final int LEADS = 5_000;
    private static final int EVENTS_PER_SECOND = 200;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private final Stack stack;
    private final URI gateway;

    private Bench(Stack stack) {
        this.stack = stack;
        this.gateway = stack.url(Port.GATEWAY);
    }

    /** What is asked of the suite, again and again, and what it may cost. */
    private record Question(
            String name, Supplier<byte[]> requests, double mustCpu, double aimCpu, double mustRate, double aimRate) {}

    static void main() throws IOException, InterruptedException {
        new Bench(Stack.fromEnvironment()).run();
    }

    private void run() throws IOException, InterruptedException {
        System.out.printf("%-34s %12s %12s %12s%n", "", "measured", "must", "aim");
        idle();
        var customer = new Customer(stack, gateway);
        String token = customer.token();
        customer.leads(LEADS, token);
        List<Question> questions = questions(token);
        Duration warmUp = seconds("BENCH_WARM_UP_SECONDS", 60);
        for (var question : questions) {
            Load.run(gateway, CLIENTS, warmUp, question.requests());
        }
        measure(questions);
        Quiet.await(stack);
        pressure(questions.getFirst());
        latency(token);
        memory("loaded", 400, 250);
    }

    private void measure(List<Question> questions) throws InterruptedException {
        int runs = (int) seconds("BENCH_RUNS", 3).toSeconds();
        Duration time = seconds("BENCH_RUN_SECONDS", 10);
        var cpu = new ArrayList<List<Double>>();
        var rate = new ArrayList<List<Double>>();
        questions.forEach(_ -> {
            cpu.add(new ArrayList<>());
            rate.add(new ArrayList<>());
        });
        double perEvent = 0;
        for (int run = 0; run < runs; run++) {
            for (int i = 0; i < questions.size(); i++) {
                Quiet.await(stack);
                CpuTime before = CpuTime.of(stack, "sales");
                var result = Load.run(gateway, CLIENTS, time, questions.get(i).requests());
                CpuTime used = CpuTime.of(stack, "sales").minus(before);
                if (result.failures() > 0) {
                    System.out.printf("  %d of %d requests failed%n", result.failures(), result.requests());
                }
                cpu.get(i).add(used.serving() / result.requests());
                rate.get(i).add(result.perSecond());
                perEvent = used.eventing() / result.requests();
            }
        }
        for (int i = 0; i < questions.size(); i++) {
            var question = questions.get(i);
            row(question.name() + ", CPU ms per request", median(cpu.get(i)), question.mustCpu(), question.aimCpu());
            row(
                    question.name() + ", requests per second",
                    median(rate.get(i)),
                    question.mustRate(),
                    question.aimRate());
        }
        System.out.printf(Locale.ROOT, "%-34s %12.3f%n", "relay and consumers, CPU ms/event", perEvent);
    }

    private List<Question> questions(String token) throws IOException {
        byte[] list = HttpConnection.request("GET", "/sales/leads?limit=50", token, "");
        List<byte[]> reads = new ArrayList<>();
        try (var connection = new HttpConnection(gateway)) {
            ID.matcher(connection.exchange(list, true).body())
                    .results()
                    .map(found -> HttpConnection.request("GET", "/sales/leads/" + found.group(1), token, ""))
                    .forEach(reads::add);
        }
        var next = new AtomicInteger();
        return List.of(
                new Question("list of 50", () -> list, 1.2, 0.80, 1_500, 2_500),
                new Question(
                        "read one",
                        () -> reads.get(Math.floorMod(next.incrementAndGet(), reads.size())),
                        0.40,
                        0.25,
                        4_000,
                        7_000),
                new Question("create", creates(token), 1.2, 0.85, 1_500, 2_500));
    }

    /** Each asks for another lead, for one person with thousands of them is nobody's customer. */
    private static Supplier<byte[]> creates(String token) {
        var next = new AtomicInteger((int) Instant.now().getEpochSecond());
        return () -> HttpConnection.request("POST", "/sales/leads", token, Customer.lead(next.incrementAndGet()));
    }

    private void latency(String token) throws IOException, InterruptedException {
        List<Double> latencies = EventLatency.measure(
                gateway, stack.kafka().client(), creates(token), EVENTS_PER_SECOND, Duration.ofSeconds(10));
        System.out.printf(
                Locale.ROOT, "%-34s %12.2f%n", "answer to event, ms, p50", latencies.get(latencies.size() / 2));
        row("answer to event, ms, p99", latencies.get(latencies.size() * 99 / 100), 50, 20);
    }

    private void pressure(Question question) throws InterruptedException {
        String another = stack.people().login(People.OPERATOR.email()).accessToken();
        row(
                question.name() + ", p99 under 200 drips, times",
                Pressure.ratio(
                        gateway,
                        another,
                        question.requests(),
                        (int) seconds("BENCH_RUNS", 3).toSeconds(),
                        seconds("BENCH_RUN_SECONDS", 10)),
                2,
                1.2);
    }

    private void idle() throws InterruptedException {
        memory("idle", 250, 150);
        double before = CpuTime.ofPart(stack, "sales");
        Thread.sleep(20_000);
        row("idle service, % of a core", (CpuTime.ofPart(stack, "sales") - before) / 20_000 * 100, 1, 0.3);
    }

    private void memory(String state, double must, double aim) {
        row("memory of sales, MB, " + state, CpuTime.residentMegabytes(stack, "sales"), must, aim);
    }

    private static void row(String name, double measured, double must, double aim) {
        System.out.printf(Locale.ROOT, "%-34s %12.2f %12.2f %12.2f%n", name, measured, must, aim);
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    private static Duration seconds(String variable, int otherwise) {
        String value = System.getenv(variable);
        return Duration.ofSeconds(value == null ? otherwise : Integer.parseInt(value));
    }
}
