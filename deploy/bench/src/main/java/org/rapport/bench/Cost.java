package org.rapport.bench;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.rapport.local.Stack;

/** What one request costs, of many that sixteen clients send one after another for the time of a run. */
record Cost(Stack stack, URI gateway) {

    private static final int CLIENTS = 16;

    /** Asks each of {@code requests} in turn until the services have met them often enough to be as fast as they become. */
    void warmUp(List<byte[]> requests) throws InterruptedException {
        var next = new AtomicInteger();
        Load.run(
                gateway,
                CLIENTS,
                Figures.seconds("BENCH_WARM_UP_SECONDS", 50),
                () -> requests.get(Math.floorMod(next.incrementAndGet(), requests.size())));
    }

    /** The processor time of each {@code GET} of {@code path} by the bearer of {@code token}; fails if one of them fails. */
    CpuTime of(String path, Supplier<String> token) throws InterruptedException {
        byte[] request = HttpConnection.request("GET", path, token.get(), "");
        CpuTime before = CpuTime.of(stack, "sales");
        var result = Load.run(gateway, CLIENTS, Figures.runTime(), () -> request);
        if (result.failures() > 0) {
            throw new IllegalStateException(result.failures() + " of " + result.requests() + " requests failed");
        }
        return CpuTime.of(stack, "sales").minus(before).of(result.requests());
    }
}
