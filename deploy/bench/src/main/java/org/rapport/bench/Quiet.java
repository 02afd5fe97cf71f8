package org.rapport.bench;

import java.time.Duration;
import java.time.Instant;
import org.rapport.local.Stack;
import org.rapport.local.process.ManagedProcess;

/** Waits until the suite has done what the last run left it: other services' consumers are not what is measured. */
final class Quiet {

    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double MOST_CORES = 0.25;

    private Quiet() {}

    /** Returns when all parts together use less than a quarter of a core, or after two minutes. */
    static void await(Stack stack) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        double before = used(stack);
        while (Instant.now().isBefore(end)) {
            Thread.sleep(WINDOW);
            double now = used(stack);
            if (now - before < MOST_CORES * WINDOW.toMillis()) {
                return;
            }
            before = now;
        }
    }

    private static double used(Stack stack) {
        return stack.parts().stream()
                .filter(part -> part.process().filter(ManagedProcess::isAlive).isPresent())
                .mapToDouble(part -> CpuTime.ofPart(stack, part.name()))
                .sum();
    }
}
