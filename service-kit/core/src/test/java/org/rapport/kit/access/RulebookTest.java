package org.rapport.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.PolicyRecord;
import org.rapport.events.admin.PolicyRecord.Effect;
import org.rapport.events.admin.PolicyRecord.Release;
import org.rapport.events.admin.PolicyRecord.Rule;
import org.rapport.events.admin.PolicyRecord.Status;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.condition.Predicate;
import org.rapport.kit.directory.Permissions;
import org.rapport.kit.directory.TenantEntry;
import org.rapport.kit.tenant.Caller;

class RulebookTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Matter<Void> SETTING = Matter.named("setting");
    private static final Caller ANN = new Caller(
            UUID.randomUUID(), "ann", "Ann", Caller.Kind.PERSON, null, Set.of(), null, null, false, null, null);
    private static final List<String> ROLES = List.of("clerk");

    @Test
    void whatIsNoRecordIsAllowedByReachOfAllAlone() {
        assertThat(scope(grants(Reach.ALL)).isEverything()).isTrue();
        assertThat(scope(grants(Reach.OWN)).isEverything()).isFalse();
        assertThat(scope(grants(Reach.OWN)).isPossible()).isTrue();
        assertThat(scope(Permissions.NONE).isPossible()).isFalse();
    }

    @Test
    void whatCannotBeAskedAllowsNothingAndIsDenied() {
        assertThat(scope(Permissions.NONE, allow("resource.key == 'x'")).isEverything())
                .isFalse();
        assertThat(scope(Permissions.NONE, allow("resource.key == 'x'")).isPossible())
                .isTrue();
        assertThat(scope(grants(Reach.ALL), deny("resource.key == 'x'")).isNothing())
                .isTrue();
        assertThat(scope(grants(Reach.ALL), deny("resource.key == 'x'")).isPossible())
                .isTrue();
    }

    @Test
    void whatIsKnownWithoutARecordDecides() {
        assertThat(scope(Permissions.NONE, allow(null)).isEverything()).isTrue();
        assertThat(scope(Permissions.NONE, allow("subject.id == 'ann'")).isEverything())
                .isTrue();
        assertThat(scope(Permissions.NONE, allow("subject.id == 'bob'")).isPossible())
                .isFalse();
        assertThat(scope(grants(Reach.ALL), deny("context.now < timestamp('2026-01-02T00:00:00Z')"))
                        .isPossible())
                .isFalse();
        assertThat(scope(grants(Reach.ALL), deny("context.today > date('2026-01-01')"))
                        .isEverything())
                .isTrue();
    }

    @Test
    void isNothingExactlyWhereItsRowsAreNone() {
        List<Permissions> roles = List.of(Permissions.NONE, grants(Reach.OWN), grants(Reach.ALL));
        List<Rule> policies = Stream.of(null, "subject.id == 'ann'", "subject.id == 'bob'", "resource.key == 'x'")
                .flatMap(condition -> Stream.of(allow(condition), deny(condition)))
                .toList();
        for (Permissions permissions : roles) {
            for (Rule one : policies) {
                for (Rule other : policies) {
                    var scope = scope(permissions, one, other);

                    assertThat(scope.isNothing())
                            .as("%s, %s", one, other)
                            .isEqualTo(scope.rows() instanceof Predicate.Never);
                }
            }
        }
    }

    @Test
    void speaksOfThoseWhoHoldARoleOfTheRule() {
        assertThat(scope(grants(Reach.ALL), rule(Effect.DENY, "*", List.of("other"), null))
                        .isEverything())
                .isTrue();
        assertThat(scope(grants(Reach.ALL), rule(Effect.DENY, "*", List.of("other", "clerk"), null))
                        .isNothing())
                .isTrue();
        assertThat(scope(grants(Reach.ALL), rule(Effect.DENY, "read", List.of(), null))
                        .isEverything())
                .isTrue();
    }

    /** What is certain of a record before it is known. */
    @Test
    void keepsBackOfEachRecordWhatNothingThatMayAllowItShows() {
        var all = new Grant("setting", List.of("edit"), Reach.ALL, List.of("key", "value"), List.of());

        assertThat(hiddenOfEach(Permissions.of(List.of(all)))).containsExactlyInAnyOrder("key", "value");
        assertThat(hiddenOfEach(Permissions.of(List.of(all)), allow("subject.id == 'ann'")))
                .isEmpty();
        assertThat(hiddenOfEach(Permissions.of(List.of(all)), allow("subject.id == 'bob'")))
                .hasSize(2);
        assertThat(hiddenOfEach(grants(Reach.ALL), denyValue(null))).containsExactly("value");
        assertThat(hiddenOfEach(grants(Reach.ALL), denyValue("subject.id == 'bob'")))
                .isEmpty();
    }

    private static Set<String> hiddenOfEach(Permissions permissions, Rule... rules) {
        return scope(permissions, rules).leastMask().hidden();
    }

    private static Rule denyValue(@Nullable String condition) {
        return new Rule(
                Effect.DENY, "setting", List.of("edit"), List.of(), condition, List.of("value"), List.of(), null);
    }

    @Test
    void isAnotherVersionWhenAnythingElseIsInForce() {
        var policy = policy(1, allow(null));
        String version = scope(tenant(policy)).version();

        assertThat(version).isNotEmpty();
        assertThat(scope(tenant(policy(2, allow(null)))).version()).isNotEqualTo(version);
        assertThat(scope(tenant(policy, policy(1, allow("subject.id == 'ann'"))))
                        .version())
                .isNotEqualTo(version);
        assertThat(scope(tenant(policy)).version()).isEqualTo(version);
        assertThat(scope(TenantEntry.UNKNOWN).version()).isEmpty();
    }

    @Test
    void keepsWhatItCompiledAsLongAsThatIsInForce() {
        var kept = policy(1, allow("subject.id == 'ann'"));
        var first = Rulebook.of(tenant(kept), null);
        var rule = rules(first).allowing().getFirst();

        var second = Rulebook.of(tenant(kept, policy(1, deny(null))), first);
        assertThat(rules(second).allowing()).containsExactly(rule);
        assertThat(rules(Rulebook.of(tenant(), second)).allowing()).isEmpty();
    }

    private static Rules<Void> rules(Rulebook book) {
        return book.rules(SETTING, "edit", ROLES, Permissions.NONE);
    }

    private static Scope<Void> scope(Permissions permissions, Rule... rules) {
        return scope(tenant(Stream.of(rules).map(rule -> policy(1, rule)).toArray(PolicyRecord[]::new)), permissions);
    }

    private static Scope<Void> scope(TenantEntry tenant) {
        return scope(tenant, Permissions.NONE);
    }

    private static Scope<Void> scope(TenantEntry tenant, Permissions permissions) {
        var book = Rulebook.of(tenant, null);
        return new Scope<>(
                book.rules(SETTING, "edit", ROLES, permissions),
                null,
                () -> book.facts(ANN.subject(), ANN.acr(), THEN, _ -> List.of()));
    }

    private static Permissions grants(Reach reach) {
        return Permissions.of(List.of(new Grant("setting", List.of("edit"), reach)));
    }

    private static Rule allow(@Nullable String condition) {
        return rule(Effect.ALLOW, "edit", List.of(), condition);
    }

    private static Rule deny(@Nullable String condition) {
        return rule(Effect.DENY, "*", List.of("clerk"), condition);
    }

    private static Rule rule(Effect effect, String action, List<String> roles, @Nullable String condition) {
        return new Rule(effect, "setting", List.of(action), roles, condition, List.of(), List.of(), null);
    }

    private static TenantEntry tenant(PolicyRecord... policies) {
        TenantEntry tenant = TenantEntry.UNKNOWN;
        for (PolicyRecord policy : policies) {
            tenant = tenant.with(policy);
        }
        return tenant;
    }

    private static PolicyRecord policy(int number, Rule rule) {
        return new PolicyRecord(
                UUID.nameUUIDFromBytes(rule.toString().getBytes(StandardCharsets.UTF_8)),
                number,
                "policy",
                null,
                Status.PUBLISHED,
                rule,
                List.of(),
                new Release(number, rule, THEN, "test"),
                List.of(),
                THEN,
                "test",
                THEN,
                "test",
                null);
    }
}
