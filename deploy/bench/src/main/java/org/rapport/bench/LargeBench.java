package org.rapport.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rapport.local.Port;
import org.rapport.local.Stack;

/**
 * What a page of a list costs an organisation with millions of leads, in times of what it costs one with five thousand.
 * The two take turns. The first run writes the rows, which takes minutes and some ten gigabytes; {@code ./crm reset}
 * is how they go away again.
 */
final class LargeBench {

    private static final int CLIENTS = 16;
    private static final int FEW = 5_000;
    private static final List<Long> MANY = List.of(1_000_000L, 5_000_000L);
    private static final List<String> LISTS = List.of(
            "/sales/leads?limit=50",
            "/sales/leads?limit=50&sort=score",
            "/sales/leads?limit=50&filter=status==new",
            "/sales/leads?limit=50&filter=email==ada.4711@example.com");

    private final Stack stack;
    private final URI gateway;

    LargeBench(Stack stack) {
        this.stack = stack;
        this.gateway = stack.url(Port.GATEWAY);
    }

    void run() throws IOException, InterruptedException, SQLException {
        var small = new Customer(stack, gateway, "bench");
        var large = new Customer(stack, gateway, "bench-large");
        small.leads(FEW, small.token());
        large.leads(1, large.token());
        Figures.head();
        for (long leads : MANY) {
            Seed.leads(stack, "bench-large", leads);
            for (String list : LISTS) {
                compare(list, leads, small.token(), large.token());
            }
        }
    }

    private void compare(String list, long leads, String small, String large) throws InterruptedException {
        byte[] ofFew = HttpConnection.request("GET", list, small, "");
        byte[] ofMany = HttpConnection.request("GET", list, large, "");
        Load.run(gateway, CLIENTS, Figures.runTime(), () -> ofMany);
        var ratios = new ArrayList<Double>();
        for (int run = 0; run < Figures.runs(); run++) {
            double few = cpu(ofFew);
            ratios.add(cpu(ofMany) / few);
        }
        Figures.row(
                String.format(Locale.ROOT, "%s, %,d leads, times", list.substring("/sales/".length()), leads),
                Figures.median(ratios),
                1.5,
                1.1);
    }

    private double cpu(byte[] request) throws InterruptedException {
        CpuTime before = CpuTime.of(stack, "sales");
        var result = Load.run(gateway, CLIENTS, Figures.runTime(), () -> request);
        if (result.failures() > 0) {
            throw new IllegalStateException(result.failures() + " of " + result.requests() + " requests failed");
        }
        return CpuTime.of(stack, "sales").minus(before).serving() / result.requests();
    }
}
