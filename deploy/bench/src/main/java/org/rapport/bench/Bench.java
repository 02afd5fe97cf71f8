package org.rapport.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.rapport.local.People;
import org.rapport.local.Port;
import org.rapport.local.Stack;

/**
 * Measures the running stack ({@code ./crm up} first) and prints each figure beside what must be reached and what is
 * aimed at. Runs take turns and medians are told, since the machine is shared; processor time per request is the figure
 * that such a machine disturbs least.
 *
 * <p>Environment: {@code BENCH_WARM_UP_SECONDS} (50), {@code BENCH_RUN_SECONDS} (6), {@code BENCH_RUNS} (3). With
 * {@code --large} it compares lists of many leads with lists of few instead, see {@link LargeBench}; with {@code --policies}
 * it does of that what {@link PolicyBench} does, and with {@code --sizes} it makes the table of {@link SizeBench}.
 */
final class Bench {

    private static final int CLIENTS = 16;
    private static final int LEADS = 5_000;
    private static final int EVENTS_PER_SECOND = 200;

    private final Stack stack;
    private final URI gateway;

    private Bench(Stack stack) {
        this.stack = stack;
        this.gateway = stack.url(Port.GATEWAY);
    }

    /** What is asked of the suite, again and again, and what it may cost. */
    private record Question(
            String name, Supplier<byte[]> requests, double mustCpu, double aimCpu, double mustRate, double aimRate) {}

    static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Stack stack = Stack.fromEnvironment();
        if (List.of(arguments).contains("--large")) {
            new LargeBench(stack).run();
        } else if (List.of(arguments).contains("--policies")) {
            new LargeBench(stack).policies();
        } else if (List.of(arguments).contains("--sizes")) {
            new SizeBench(stack).run();
        } else {
            new Bench(stack).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        Figures.head();
        idle();
        var customer = new Customer(stack, gateway, "bench");
        String token = customer.token();
        customer.leads(LEADS, token);
        List<Question> questions = questions(customer, token);
        Load.run(gateway, CLIENTS, Figures.seconds("BENCH_WARM_UP_SECONDS", 50), inTurn(questions));
        measure(questions);
        Quiet.await(stack);
        pressure(questions.getFirst());
        latency(customer.creations(token));
        memory("loaded", 400, 250);
    }

    /** One request of each kind after the other, for a service meets them mixed. */
    private static Supplier<byte[]> inTurn(List<Question> questions) {
        var next = new AtomicInteger();
        return () -> questions
                .get(Math.floorMod(next.incrementAndGet(), questions.size()))
                .requests()
                .get();
    }

    private void measure(List<Question> questions) throws InterruptedException {
        int runs = Figures.runs();
        Duration time = Figures.runTime();
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
            Figures.row(
                    question.name() + ", CPU ms per request",
                    Figures.median(cpu.get(i)),
                    question.mustCpu(),
                    question.aimCpu());
            Figures.row(
                    question.name() + ", requests per second",
                    Figures.median(rate.get(i)),
                    question.mustRate(),
                    question.aimRate());
        }
        System.out.printf(Locale.ROOT, "%-34s %12.3f%n", "relay and consumers, CPU ms/event", perEvent);
    }

    private static List<Question> questions(Customer customer, String token) throws IOException {
        return List.of(
                new Question("list of 50", customer.lists(token), 1.2, 0.80, 1_500, 2_500),
                new Question("read one", customer.reads(token), 0.40, 0.25, 4_000, 7_000),
                new Question("create", customer.creations(token), 1.2, 0.85, 1_500, 2_500));
    }

    private void latency(Supplier<byte[]> creations) throws InterruptedException {
        var seen = EventLatency.measure(
                gateway, stack.kafka().client(), creations, EVENTS_PER_SECOND, Duration.ofSeconds(10));
        System.out.printf(Locale.ROOT, "%-34s %12.2f%n", "events per second", seen.perSecond());
        System.out.printf(Locale.ROOT, "%-34s %12.2f%n", "answer to event, ms, p50", seen.percentile(50));
        Figures.row("answer to event, ms, p99", seen.percentile(99), 50, 20);
    }

    private void pressure(Question question) throws InterruptedException {
        String another = stack.people().login(People.OPERATOR.email()).accessToken();
        Figures.row(
                question.name() + ", p99 under 200 drips, times",
                Pressure.ratio(
                        gateway,
                        another,
                        question.requests(),
                        Figures.runs(),
                        Figures.runTime().dividedBy(2)),
                2,
                1.2);
    }

    private void idle() throws InterruptedException {
        Quiet.await(stack);
        memory("idle", 250, 150);
        double before = CpuTime.ofPart(stack, "sales");
        Thread.sleep(20_000);
        Figures.row("idle service, % of a core", (CpuTime.ofPart(stack, "sales") - before) / 20_000 * 100, 1, 0.3);
    }

    private void memory(String state, double must, double aim) {
        Figures.row("memory of sales, MB, " + state, CpuTime.residentMegabytes(stack, "sales"), must, aim);
    }
}
