package org.rapport.kit.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.ShareRecord.Level;
import org.rapport.events.admin.PolicyRecord;
import org.rapport.events.admin.PolicyRecord.Effect;
import org.rapport.events.admin.PolicyRecord.Release;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Operator;
import org.rapport.kit.condition.Term;
import org.rapport.kit.condition.Truth;
import org.rapport.kit.directory.Mask;
import org.rapport.kit.directory.Permissions;
import org.rapport.kit.directory.TenantEntry;
import org.rapport.kit.record.RecordType;

/**
 * The rules of one tenant, as its directory entry says them: put together when they are first asked for, and kept as long as
 * the entry. What a policy says is compiled once, and kept as long as the policy is in force.
 */
final class Rulebook {

    private static final String ANY = "*";

    /** The number of what is in force nowhere: releases count from 1. */
    private static final int SUPPOSED = 0;

    /** What one has to be shared for which action. */
    private static final Map<String, Level> LEVELS = Map.of(RecordType.READ, Level.READ, RecordType.EDIT, Level.EDIT);

    private final TenantEntry tenant;
    private final List<InForce> policies;
    private final boolean keepsBack;
    private final Map<Asked, Rules<?>> rules = new ConcurrentHashMap<>();
    private final Map<Said, Rule<?>> compiled;
    private final Map<String, Facts> people = new ConcurrentHashMap<>();

    /** @param number of the release, after which {@code rule} is another one */
    private record InForce(UUID policy, int number, PolicyRecord.Rule rule) {

        boolean concerns(String type, List<String> held) {
            return (rule.resourceType().equals(ANY) || rule.resourceType().equals(type))
                    && (rule.roles().isEmpty() || rule.roles().stream().anyMatch(held::contains));
        }

        boolean isOn(String action) {
            return rule.actions().contains(action) || rule.actions().contains(ANY);
        }

        Mask mask() {
            return Mask.of(rule);
        }

        boolean keepsBack() {
            return rule.effect() == Effect.DENY && !mask().isNone();
        }
    }

    private record Asked(Matter<?> matter, String action, List<String> roles) {}

    private record Said(Matter<?> matter, InForce policy) {}

    private Rulebook(TenantEntry tenant, List<InForce> policies, Map<Said, Rule<?>> compiled) {
        this.tenant = tenant;
        this.policies = policies;
        this.keepsBack = policies.stream().anyMatch(policy -> !policy.mask().isNone());
        this.compiled = compiled;
    }

    /** That of {@code tenant}, which was {@code before} when it was last asked. */
    static Rulebook of(TenantEntry tenant, @Nullable Rulebook before) {
        if (before != null && before.tenant.policies() == tenant.policies()) {
            return new Rulebook(tenant, before.policies, before.compiled);
        }
        List<InForce> policies = tenant.policies().values().stream()
                .filter(policy -> policy.deletedAt() == null && policy.inForce() != null)
                .map(policy -> inForce(policy, policy.inForce()))
                .sorted(Comparator.comparing(InForce::policy))
                .toList();
        var kept = new ConcurrentHashMap<Said, Rule<?>>();
        if (before != null) {
            kept.putAll(before.compiled);
            kept.keySet().removeIf(known -> !policies.contains(known.policy()));
        }
        return new Rulebook(tenant, policies, kept);
    }

    /** What it were if of {@code policy} {@code rule} was in force, or nothing. */
    Rulebook supposing(UUID policy, PolicyRecord.@Nullable Rule rule) {
        List<InForce> supposed = Stream.concat(
                        policies.stream().filter(known -> !known.policy().equals(policy)),
                        Stream.ofNullable(rule).map(said -> new InForce(policy, SUPPOSED, said)))
                .sorted(Comparator.comparing(InForce::policy))
                .toList();
        return new Rulebook(tenant, supposed, new ConcurrentHashMap<>(compiled));
    }

    private static InForce inForce(PolicyRecord policy, Release release) {
        return new InForce(policy.id(), release.number(), release.rule());
    }

    boolean isOf(TenantEntry entry) {
        return tenant == entry;
    }

    /** What is said of {@code action} to whoever holds {@code roles}, which allow {@code permissions}. */
    @SuppressWarnings("unchecked") // the rules of a matter are on its records
    <R> Rules<R> rules(Matter<R> matter, String action, List<String> roles, Permissions permissions) {
        var asked = new Asked(matter, action, roles);
        Rules<?> known = rules.get(asked);
        return known == null
                ? (Rules<R>) rules.computeIfAbsent(asked, _ -> combined(matter, action, roles, permissions))
                : (Rules<R>) known;
    }

    /**
     * What is known of who asks, how and when.
     *
     * @param acr    how he has signed in; absent where that is not known
     * @param shared which records are shared with him on a level
     */
    Facts facts(String subject, @Nullable String acr, Instant now, Function<Level, List<UUID>> shared) {
        return people.computeIfAbsent(subject, _ -> Circumstances.of(subject, tenant))
                .and(Circumstances.of(acr, now, tenant, shared));
    }

    /** What policies keep back of any record of {@code type}, by whatever action. */
    private Mask keptBack(String type, List<String> roles) {
        return policies.stream()
                .filter(policy -> policy.concerns(type, roles))
                .map(InForce::mask)
                .reduce(Mask.NONE, Mask::or);
    }

    /** Whether policies keep anything back of anything. */
    boolean keepsBack() {
        return keepsBack;
    }

    private <R> Rules<R> combined(Matter<R> matter, String action, List<String> roles, Permissions permissions) {
        List<InForce> concerned = policies.stream()
                .filter(policy -> policy.concerns(matter.name(), roles) && policy.isOn(action))
                .toList();
        Mask strictest = permissions.strictest(matter.name()).or(keptBack(matter.name(), roles));
        return new Rules<>(
                reaching(matter, action, permissions),
                compiled(matter, concerned, policy -> policy.rule().effect() == Effect.ALLOW),
                compiled(matter, concerned, policy -> policy.rule().effect() == Effect.DENY && !policy.keepsBack()),
                compiled(matter, concerned, InForce::keepsBack),
                strictest,
                concerned.stream()
                        .map(policy -> policy.policy() + "@" + policy.number())
                        .reduce("", (all, one) -> all + " " + one));
    }

    @SuppressWarnings("unchecked") // the rules of a matter are on its records
    private <R> List<Rule<R>> compiled(Matter<R> matter, List<InForce> concerned, Predicate<InForce> wanted) {
        return concerned.stream()
                .filter(wanted)
                .map(policy -> (Rule<R>)
                        compiled.computeIfAbsent(new Said(matter, policy), said -> compiled(matter, said.policy())))
                .toList();
    }

    private static <R> Rule<R> compiled(Matter<R> matter, InForce policy) {
        PolicyRecord.Rule said = policy.rule();
        Condition condition = matter.read(said.condition());
        return Rule.of(
                new Origin.Policy(policy.policy(), policy.number()),
                condition,
                matter.compile(condition),
                Mask.of(said),
                said.stepUp());
    }

    private static <R> Rule<R> rule(Matter<R> matter, Origin origin, Condition condition, Mask mask) {
        return Rule.of(origin, condition, matter.compile(condition), mask, null);
    }

    /** A rule on every record. */
    static <R> Rule<R> ofAll(Mask mask) {
        return Rule.of(
                new Origin.Role(Reach.ALL), new Condition.Constant(Truth.TRUE), (_, _) -> Truth.TRUE, mask, null);
    }

    /** Each reach that roles give, where it lets through what those do not that reach farther, and then what is shared. */
    private static <R> List<Rule<R>> reaching(Matter<R> matter, String action, Permissions permissions) {
        var reaching = new ArrayList<Rule<R>>();
        Mask farther = null;
        for (Reach reach : List.of(Reach.ALL, Reach.TEAM, Reach.OWN)) {
            Mask mask = permissions.mask(matter.name(), action, reach);
            if (mask != null && !mask.equals(farther)) {
                reaching.add(rule(matter, new Origin.Role(reach), within(reach, matter.owner()), mask));
                farther = mask;
            }
        }
        Mask own = permissions.mask(matter.name(), action, Reach.OWN);
        Condition shared = shared(matter.shared(), action);
        if (own != null && shared != null && !own.equals(permissions.mask(matter.name(), action, Reach.ALL))) {
            reaching.add(rule(matter, new Origin.Share(), shared, own));
        }
        return List.copyOf(reaching);
    }

    /** What is shared is reached as one's own, by whom some role lets do it at all. */
    private static @Nullable Condition shared(@Nullable Attribute id, String action) {
        Attribute records = LEVELS.containsKey(action) ? Circumstances.SHARED.get(LEVELS.get(action)) : null;
        return id == null || records == null ? null : new Condition.In(new Term.Property(id), new Term.Fact(records));
    }

    /** Of what nobody in particular cares for, only a reach of all says anything for certain. */
    private static Condition within(Reach reach, @Nullable Attribute owner) {
        if (reach == Reach.ALL) {
            return new Condition.Constant(Truth.TRUE);
        }
        if (owner == null) {
            return new Condition.Constant(Truth.UNKNOWN);
        }
        return reach == Reach.OWN
                ? new Condition.Comparison(
                        new Term.Property(owner), Operator.EQUAL, new Term.Fact(Circumstances.SUBJECT))
                : new Condition.In(new Term.Property(owner), new Term.Fact(Circumstances.COLLEAGUES));
    }
}
