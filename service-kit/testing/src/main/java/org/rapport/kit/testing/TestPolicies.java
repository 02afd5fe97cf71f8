package org.rapport.kit.testing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.PolicyRecord;
import org.rapport.events.admin.PolicyRecord.Effect;
import org.rapport.events.admin.PolicyRecord.Release;
import org.rapport.events.admin.PolicyRecord.Rule;
import org.rapport.events.admin.PolicyRecord.Status;
import org.rapport.kit.testing.TestLogin.Member;

/**
 * Puts policies in force while the service runs, as if the super-administration had published them. They speak of
 * {@link Member#VARYING}, to whom {@link TestRoles} gives a role.
 */
public final class TestPolicies {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    private static int known;
    private static int published;

    private TestPolicies() {}

    /** From now on these are in force in every tenant, and no others. */
    public static synchronized void publish(Rule... rules) {
        published++;
        known = Math.max(known, rules.length);
        for (int i = 0; i < known; i++) {
            for (var tenant : TestTenant.values()) {
                TestDirectory.hear(
                        tenant.id(), PolicyRecord.class, policy(tenant, i, i < rules.length ? rules[i] : null));
            }
        }
    }

    /** From now on none is in force. */
    public static void withdraw() {
        publish();
    }

    /** Allows an action on the records of a type of which {@code condition} is true. */
    public static Rule allow(String type, String action, @Nullable String condition, String... hidden) {
        return rule(Effect.ALLOW, type, action, condition, hidden);
    }

    /** Denies it, or, where properties are named, to see these. */
    public static Rule deny(String type, String action, @Nullable String condition, String... hidden) {
        return rule(Effect.DENY, type, action, condition, hidden);
    }

    /** What {@code rule} says to who has not signed in by {@code acr}. */
    public static Rule unless(String acr, Rule rule) {
        return new Rule(
                rule.effect(),
                rule.resourceType(),
                rule.actions(),
                rule.roles(),
                rule.condition(),
                rule.hidden(),
                rule.readOnly(),
                acr);
    }

    private static Rule rule(Effect effect, String type, String action, @Nullable String condition, String... hidden) {
        return new Rule(
                effect,
                type,
                List.of(action),
                List.of(Member.VARYING.role()),
                condition,
                List.of(hidden),
                List.of(),
                null);
    }

    /** The id of the policy that {@link #publish} makes of the rule at {@code index}. */
    public static UUID id(TestTenant tenant, int index) {
        return UUID.nameUUIDFromBytes(new byte[] {(byte) tenant.ordinal(), (byte) index});
    }

    /** Has a policy of {@code tenant} be worked on: it is not in force, and was so before by {@code earlier}, the last first. */
    public static synchronized PolicyRecord draft(TestTenant tenant, Rule rule, Rule... earlier) {
        published++;
        var releases = IntStream.range(0, earlier.length)
                .mapToObj(i -> new Release(earlier.length - i, earlier[i], THEN, "test"))
                .toList();
        var draft = policy(UUID.randomUUID(), Status.DRAFT, rule, null, releases);
        TestDirectory.hear(tenant.id(), PolicyRecord.class, draft);
        return draft;
    }

    private static PolicyRecord policy(TestTenant tenant, int index, @Nullable Rule rule) {
        return rule == null
                ? policy(id(tenant, index), Status.WITHDRAWN, deny("nothing", "read", null), null, List.of())
                : policy(
                        id(tenant, index),
                        Status.PUBLISHED,
                        rule,
                        new Release(published, rule, THEN, "test"),
                        List.of());
    }

    private static PolicyRecord policy(
            UUID id, Status status, Rule rule, @Nullable Release inForce, List<Release> earlier) {
        return new PolicyRecord(
                id,
                published,
                "policy " + id,
                null,
                status,
                rule,
                List.of(),
                inForce,
                earlier,
                THEN,
                "test",
                THEN,
                "test",
                null);
    }
}
