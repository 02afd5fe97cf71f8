package org.rapport.kit.access;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Explanation.Decision;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Closures;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Truth;
import org.rapport.kit.condition.Withholding;

/**
 * Decides on one record, in words to somebody who does not see all of it: what follows from what he does not see is unknown to
 * him. What is decided is so all the same.
 *
 * @param <R> the public record
 */
final class Judgement<R> {

    private final Matter<R> matter;
    private final Withholding withholding;
    private final Map<Rule<R>, Closures.Test<R>> withheld = new IdentityHashMap<>();

    private Judgement(Matter<R> matter, Predicate<Attribute> withheld) {
        this.matter = matter;
        this.withholding = new Withholding(withheld);
    }

    /** That of what somebody may do himself, who does not see the properties {@code hidden}. */
    static <R> Judgement<R> ofOneself(Matter<R> matter, Set<String> hidden) {
        return new Judgement<>(matter, attribute -> isOf(hidden, attribute));
    }

    /** That of what others may do, of whom nobody knows how they sign in. */
    static <R> Judgement<R> ofOthers(Matter<R> matter, Set<String> hidden) {
        return new Judgement<>(matter, attribute -> attribute.equals(Circumstances.ACR) || isOf(hidden, attribute));
    }

    private static boolean isOf(Set<String> hidden, Attribute attribute) {
        return attribute.of() == Attribute.Of.RESOURCE
                && hidden.contains(attribute.name().replaceFirst("\\..*", ""));
    }

    /** What each of {@code rules} says of {@code record} to somebody of whom {@code facts} are known. */
    List<Finding<R>> findings(Rules<R> rules, Facts facts, R record) {
        return Stream.concat(
                        rules.granting().map(rule -> finding(rule, true, facts, record)),
                        rules.denying().stream().map(rule -> finding(rule, false, facts, record)))
                .toList();
    }

    /** Whether nothing that {@code rules} say of {@code record}, of single properties too, follows from what is withheld. */
    boolean isCertain(Rules<R> rules, Facts facts, R record) {
        return Stream.of(rules.granting(), rules.denying().stream(), rules.keeping().stream())
                .flatMap(each -> each)
                .noneMatch(rule -> finding(rule, true, facts, record).speaks() == Truth.UNKNOWN);
    }

    private Finding<R> finding(Rule<R> rule, boolean grants, Facts facts, R record) {
        Closures.Test<R> test = withheld.computeIfAbsent(rule, this::compiled);
        Truth truth = test.test(facts, record);
        return truth == Truth.UNKNOWN && test == rule.test()
                ? new Finding<>(rule, grants, Truth.of(!grants), true)
                : new Finding<>(rule, grants, truth, false);
    }

    private Closures.Test<R> compiled(Rule<R> rule) {
        Condition left = withholding.from(rule.condition());
        return left.equals(rule.condition()) ? rule.test() : matter.compile(left);
    }

    /** Whether {@code findings} let through, if whoever it is signs in as that needs. */
    static <R> Truth permits(List<Finding<R>> findings) {
        Truth granted = any(findings.stream().filter(Finding::grants));
        Truth denied = any(findings.stream()
                .filter(finding -> !finding.grants() && finding.rule().stepUp() == null));
        if (granted == Truth.FALSE || denied == Truth.TRUE) {
            return Truth.FALSE;
        }
        return granted == Truth.TRUE && denied == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN;
    }

    /**
     * What {@code findings} come to.
     *
     * @param acr how whoever it is has signed in; of others nobody knows
     */
    static <R> Decision decision(List<Finding<R>> findings, @Nullable String acr) {
        Truth permitted = permits(findings);
        if (permitted != Truth.TRUE) {
            return permitted == Truth.FALSE ? Decision.DENY : Decision.UNDETERMINED;
        }
        List<Truth> steps = findings.stream()
                .filter(finding -> finding.asksForMore(acr))
                .map(Finding::speaks)
                .toList();
        if (steps.contains(Truth.TRUE)) {
            return Decision.STEP_UP;
        }
        return steps.contains(Truth.UNKNOWN) ? Decision.UNDETERMINED : Decision.ALLOW;
    }

    /** What an action comes to that needs others, as each of them is decided. */
    static Decision all(Decision... decisions) {
        List<Decision> each = List.of(decisions);
        return Stream.of(Decision.DENY, Decision.UNDETERMINED, Decision.STEP_UP)
                .filter(each::contains)
                .findFirst()
                .orElse(Decision.ALLOW);
    }

    private static <R> Truth any(Stream<Finding<R>> findings) {
        return findings.map(Finding::speaks).reduce(Truth.FALSE, (one, other) -> {
            if (one == Truth.TRUE || other == Truth.TRUE) {
                return Truth.TRUE;
            }
            return one == Truth.UNKNOWN ? one : other;
        });
    }
}
