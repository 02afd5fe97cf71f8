package org.rapport.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rapport.bench.Staff.Member;
import org.rapport.bench.Staff.Policy;
import org.rapport.local.Port;
import org.rapport.local.Stack;
import org.rapport.local.client.Gateway;

/**
 * What lists and reads cost under roles and policies, at a million leads. Each figure has a member with a role of his own,
 * of which the policies of no other figure speak; what it is compared with is asked by the administrator, who reads all
 * leads and of whom none of them speaks. Members, roles and policies stay for the next run.
 */
final class PolicyBench {

    private static final long LEADS = 1_000_000;
    private static final String LIST = "/sales/leads?limit=50";
    private static final int PAGE = 50;
    private static final int SHARED = 500;
    private static final int MANY = 500;

    private static final String EVEN = "bench-even";
    private static final String ORDERED = "bench-ordered";
    private static final String TEAM = "bench-team";
    private static final String SELECTIVE = "bench-selective";
    private static final String UNINDEXED = "bench-unindexed";
    private static final String VALUES = "bench-values";
    private static final String SHARES = "bench-shares";
    private static final String ON_READ = "bench-on-read";
    private static final String ELSEWHERE = "bench-elsewhere";

    /** Types and actions of the policies that do not speak of reading leads. */
    private static final List<List<String>> OTHERS = List.of(
            List.of("lead", "edit"),
            List.of("lead", "delete"),
            List.of("lead", "assign"),
            List.of("lead", "convert"),
            List.of("account", "read"),
            List.of("account", "edit"),
            List.of("contact", "read"),
            List.of("contact", "edit"),
            List.of("opportunity", "read"),
            List.of("opportunity", "edit"));

    private final Stack stack;
    private final String alias;
    private final Gateway administrator;
    private final Staff staff;
    private final Cost cost;

    /** Of the organisation {@code alias}, which has one lead at least. */
    PolicyBench(Stack stack, String alias, Gateway administrator) {
        this.stack = stack;
        this.alias = alias;
        this.administrator = administrator;
        this.staff = new Staff(stack.people(), alias, administrator);
        this.cost = new Cost(stack, stack.url(Port.GATEWAY));
    }

    void run() throws InterruptedException, SQLException {
        Seed.leads(stack, alias, LEADS);
        Map<String, Member> members = staff.members(grants());
        List<Member> team =
                Stream.of(TEAM, EVEN, SELECTIVE, VALUES).map(members::get).toList();
        staff.team("Bench", team);
        Seed.owners(stack, alias, team.stream().map(Member::subject).toList());
        staff.policies(policies());
        staff.share(Seed.spread(stack, alias, SHARED), members.get(SHARES));
        awaitPolicies(members);
        String lead = "/sales/leads/"
                + administrator.get("/sales/leads?limit=1").orFail().text("/items/0/id");
        warmUp(lead, members);
        lists(members);
        reads(lead, members);
    }

    /** With all but the lists that may be slow, of which few would be asked. */
    private void warmUp(String lead, Map<String, Member> members) throws InterruptedException {
        var requests = new ArrayList<byte[]>();
        for (String role : List.of(EVEN, ORDERED, TEAM, SELECTIVE, VALUES)) {
            requests.add(request(LIST, members.get(role).gateway()));
        }
        for (String role : List.of(ON_READ, ELSEWHERE)) {
            requests.add(request(lead, members.get(role).gateway()));
        }
        requests.add(request(LIST, administrator));
        requests.add(request(lead, administrator));
        cost.warmUp(requests);
    }

    private static byte[] request(String path, Gateway gateway) {
        return HttpConnection.request("GET", path, gateway.token().get(), "");
    }

    private static SequencedMap<String, String> grants() {
        var grants = new LinkedHashMap<String, String>();
        List.of(EVEN, ORDERED, SELECTIVE, UNINDEXED, VALUES, ON_READ).forEach(role -> grants.put(role, ""));
        grants.put(TEAM, grant("lead", "team"));
        grants.put(SHARES, grant("lead", "own"));
        grants.put(ELSEWHERE, grant("lead", "all"));
        return grants;
    }

    private static String grant(String type, String reach) {
        return """
                {"resourceType": "%s", "actions": ["read"], "reach": "%s"}""".formatted(type, reach);
    }

    private static List<Policy> policies() {
        var policies = new ArrayList<>(List.of(
                reading(EVEN, "resource.score <= 20"),
                reading(ORDERED, "resource.status == 'new'"),
                reading(TEAM, "resource.source == 'bench-fair'"),
                reading(SELECTIVE, "resource.source == 'bench-rare'"),
                reading(UNINDEXED, "resource.company == 'Difference Engines'"),
                reading(VALUES, "resource.score >= 0")));
        for (int i = 1; i < MANY; i++) {
            policies.add(neverTrue(ON_READ, "lead", "read", i));
        }
        policies.add(reading(ON_READ, "resource.score >= 0"));
        for (int i = 1; i <= MANY; i++) {
            List<String> other = OTHERS.get(i % OTHERS.size());
            policies.add(neverTrue(ELSEWHERE, other.getFirst(), other.getLast(), i));
        }
        return policies;
    }

    private static Policy reading(String role, String condition) {
        return new Policy(role, role, "allow", "lead", "read", condition);
    }

    /** One of many, every second of which denies; none is true of any record. */
    private static Policy neverTrue(String role, String type, String action, int number) {
        return new Policy(
                "%s %03d: %s:%s".formatted(role, number, type, action),
                role,
                number % 2 == 0 ? "allow" : "deny",
                type,
                action,
                "resource.ownerId == 'nobody' && resource.createdBy != 'somebody-%d'".formatted(number));
    }

    /** Policies act within seconds: each is awaited by what it lets through, the many by their number. */
    private void awaitPolicies(Map<String, Member> members) throws InterruptedException, SQLException {
        for (String role : List.of(EVEN, ORDERED, VALUES, SHARES, ON_READ, ELSEWHERE)) {
            awaitListed(members.get(role), LIST, PAGE);
        }
        awaitListed(members.get(TEAM), LIST + "&filter=source==bench-fair", PAGE);
        awaitListed(members.get(SELECTIVE), LIST, 10);
        awaitListed(members.get(UNINDEXED), LIST, 10);
        for (String role : List.of(ON_READ, ELSEWHERE)) {
            Staff.await(MANY + " policies on " + role, () -> Seed.policies(stack, alias, role) == MANY);
        }
        Quiet.await(stack);
    }

    private static void awaitListed(Member member, String list, int expected) throws InterruptedException {
        Staff.await(expected + " leads on " + list, () -> member.listed(list) == expected);
    }

    private void lists(Map<String, Member> members) throws InterruptedException {
        Supplier<String> unruled = administrator.token();
        Figures.told("list of all, PostgreSQL ms", database(LIST, unruled));
        Figures.row("list, 21 % by a rule, times", ratio(LIST, members.get(EVEN).token()), 1.15, 1.05);
        Figures.row(
                "list, 33 % by index, times", ratio(LIST, members.get(ORDERED).token()), 1.15, 1.05);
        Figures.told(
                "list planned by values, times", ratio(LIST, members.get(VALUES).token()));
        Figures.row(
                "own, team or rule, PostgreSQL ms",
                database(LIST, members.get(TEAM).token()),
                1,
                0.5);
        Figures.row(
                "10 by an index, PostgreSQL ms",
                database(LIST, members.get(SELECTIVE).token()),
                1,
                0.5);
        Figures.told(
                "500 shared, PostgreSQL ms", database(LIST, members.get(SHARES).token()));
        Figures.row(
                "10 by no index, PostgreSQL ms",
                database(LIST, members.get(UNINDEXED).token()),
                90,
                90);
        System.out.println("  no index on " + staff.missingIndexes(UNINDEXED));
    }

    /**
     * A read asks for five decisions: thrice whether one may read leads at all, and twice whether this one; so five times of
     * what one must cost is what all may.
     */
    private void reads(String lead, Map<String, Member> members) throws InterruptedException {
        List<List<Double>> costs = inTurn(
                lead,
                CpuTime::serving,
                List.of(
                        administrator.token(),
                        members.get(ON_READ).token(),
                        members.get(ELSEWHERE).token()));
        double without = Figures.median(costs.getFirst());
        Figures.told("read one, CPU ms", without);
        Figures.told("read one, 500 on it, times", ratio(costs, 1));
        Figures.row("read one, 500 on it, µs more", (Figures.median(costs.get(1)) - without) * 1_000, 100, 50);
        Figures.row("read one, 500 elsewhere, times", ratio(costs, 2), 1.05, 1.01);
    }

    /** The processor time of {@code path} for {@code token}, in times of what it is for the administrator. */
    private double ratio(String path, Supplier<String> token) throws InterruptedException {
        return ratio(inTurn(path, CpuTime::serving, List.of(administrator.token(), token)), 1);
    }

    private static double ratio(List<List<Double>> costs, int of) {
        return Figures.median(IntStream.range(0, costs.getFirst().size())
                .mapToObj(run -> costs.get(of).get(run) / costs.getFirst().get(run))
                .toList());
    }

    private double database(String path, Supplier<String> token) throws InterruptedException {
        return Figures.median(inTurn(path, CpuTime::database, List.of(token)).getFirst());
    }

    /** For each of {@code tokens} what {@code path} costs in each run, after a first turn that does not count. */
    private List<List<Double>> inTurn(String path, ToDoubleFunction<CpuTime> figure, List<Supplier<String>> tokens)
            throws InterruptedException {
        List<List<Double>> costs = new ArrayList<>();
        for (var token : tokens) {
            costs.add(new ArrayList<>());
            cost.of(path, token);
        }
        for (int run = 0; run < Figures.runs(); run++) {
            for (int i = 0; i < tokens.size(); i++) {
                costs.get(i).add(figure.applyAsDouble(cost.of(path, tokens.get(i))));
            }
        }
        return costs;
    }
}
