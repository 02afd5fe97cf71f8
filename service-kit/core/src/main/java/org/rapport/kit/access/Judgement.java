package org.rapport.kit.access;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Closures;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Truth;
import org.rapport.kit.condition.Withholding;

/**
 * Decides for others, in words to who does not see all of the record: what follows from what he does not see is unknown to him,
 * and so is what depends on how they sign in. How one has to sign in for a rule to say nothing is no obstacle to them.
 *
 * @param <R> the public record
 */
final class Judgement<R> {

    private final Matter<R> matter;
    private final Withholding withholding;
    private final Map<Rule<R>, Closures.Test<R>> withheld = new IdentityHashMap<>();

    /** @param hidden the properties that he does not see to whom it is told */
    Judgement(Matter<R> matter, Set<String> hidden) {
        this.matter = matter;
        this.withholding = new Withholding(attribute -> attribute.equals(Circumstances.ACR) || isOf(hidden, attribute));
    }

    private static boolean isOf(Set<String> hidden, Attribute attribute) {
        return attribute.of() == Attribute.Of.RESOURCE
                && hidden.contains(attribute.name().replaceFirst("\\..*", ""));
    }

    /** Whether {@code rules} let somebody through to {@code record} of whom {@code facts} are known. */
    Truth permits(Rules<R> rules, Facts facts, R record) {
        Truth granted = any(rules.granting().toList(), facts, record, false);
        Truth denied = any(
                rules.denying().stream().filter(rule -> rule.stepUp() == null).toList(), facts, record, true);
        if (granted == Truth.FALSE || denied == Truth.TRUE) {
            return Truth.FALSE;
        }
        return granted == Truth.TRUE && denied == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN;
    }

    private Truth any(List<Rule<R>> rules, Facts facts, R record, boolean unknownCounts) {
        Truth greatest = Truth.FALSE;
        for (Rule<R> rule : rules) {
            Truth truth = speaks(rule, facts, record, unknownCounts);
            if (truth == Truth.TRUE) {
                return Truth.TRUE;
            }
            greatest = truth == Truth.UNKNOWN ? Truth.UNKNOWN : greatest;
        }
        return greatest;
    }

    /** What is unknown without anything withheld is known to be so: that grants nothing, and denies. */
    private Truth speaks(Rule<R> rule, Facts facts, R record, boolean unknownCounts) {
        Closures.Test<R> test = withheld.computeIfAbsent(rule, this::compiled);
        return test == rule.test()
                ? Truth.of(unknownCounts ? rule.isNotFalse(facts, record) : rule.isTrue(facts, record))
                : test.test(facts, record);
    }

    private Closures.Test<R> compiled(Rule<R> rule) {
        Condition left = withholding.from(rule.condition());
        return left.equals(rule.condition()) ? rule.test() : matter.compile(left);
    }
}
