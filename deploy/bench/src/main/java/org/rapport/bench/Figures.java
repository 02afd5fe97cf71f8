package org.rapport.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How figures are taken and told: each beside what must be reached and what is aimed at. */
final class Figures {

    private Figures() {}

    static void head() {
        System.out.printf("%-34s %12s %12s %12s%n", "", "measured", "must", "aim");
    }

    static void row(String name, double measured, double must, double aim) {
        System.out.printf(Locale.ROOT, "%-34s %12.2f %12.2f %12.2f%n", name, measured, must, aim);
    }

    /** A figure of which nothing is demanded. */
    static void told(String name, double measured) {
        System.out.printf(Locale.ROOT, "%-34s %12.2f%n", name, measured);
    }

    static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    static int runs() {
        return (int) seconds("BENCH_RUNS", 3).toSeconds();
    }

    static Duration runTime() {
        return seconds("BENCH_RUN_SECONDS", 6);
    }

    static Duration seconds(String variable, int otherwise) {
        String value = System.getenv(variable);
        return Duration.ofSeconds(value == null ? otherwise : Integer.parseInt(value));
    }
}
