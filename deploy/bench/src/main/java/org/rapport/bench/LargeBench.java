package org.rapport.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.rapport.local.Port;
import org.rapport.local.Stack;

/**
 * What a page of a list costs an organisation with millions of leads, in times of what it costs one with five thousand;
 * of a million also what it costs under roles and policies ({@link PolicyBench}). The two take turns. The first run writes
 * the rows, which takes minutes and some ten gigabytes; {@code ./crm reset} is how they go away again.
 */
final class LargeBench {

    private static final int FEW = 5_000;
    private static final long MANY = 1_000_000;
    private static final long MORE = 5_000_000;
    private static final String ALIAS = "bench-large";
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
        var large = new Customer(stack, gateway, ALIAS);
        small.leads(FEW, small.token());
        large.leads(1, large.token());
        Figures.head();
        compare(MANY, small, large);
        new PolicyBench(stack, ALIAS, large.asAdministrator()).run();
        compare(MORE, small, large);
    }

    /** What the lists of many cost under roles and policies, alone. */
    void policies() throws IOException, InterruptedException, SQLException {
        var large = new Customer(stack, gateway, ALIAS);
        large.leads(1, large.token());
        Figures.head();
        new PolicyBench(stack, ALIAS, large.asAdministrator()).run();
    }

    private void compare(long leads, Customer small, Customer large) throws InterruptedException, SQLException {
        Seed.leads(stack, ALIAS, leads);
        for (String list : LISTS) {
            compare(
                    list,
                    leads,
                    small.asAdministrator().token(),
                    large.asAdministrator().token());
        }
    }

    private void compare(String list, long leads, Supplier<String> small, Supplier<String> large)
            throws InterruptedException {
        var cost = new Cost(stack, gateway);
        cost.of(list, large);
        var ratios = new ArrayList<Double>();
        for (int run = 0; run < Figures.runs(); run++) {
            double few = cost.of(list, small).serving();
            ratios.add(cost.of(list, large).serving() / few);
        }
        Figures.row(
                String.format(Locale.ROOT, "%s, %,d leads, times", list.substring("/sales/".length()), leads),
                Figures.median(ratios),
                1.5,
                1.1);
    }
}
