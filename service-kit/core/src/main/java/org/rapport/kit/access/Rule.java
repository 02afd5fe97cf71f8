package org.rapport.kit.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.condition.Closures;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Folding;
import org.rapport.kit.condition.Predicate;
import org.rapport.kit.condition.Truth;
import org.rapport.kit.directory.Mask;

/**
 * What a policy in force, or the reach of a role, says of records.
 *
 * @param origin    why there is such a rule
 * @param condition of which records it speaks
 * @param test      the same, compiled
 * @param rows      the same of rows, where that depends on nothing but them
 * @param mask      what it keeps back of these
 * @param stepUp    how one has to have signed in for it to say nothing
 * @param <R>       the public record
 */
record Rule<R>(
        Origin origin,
        Condition condition,
        Closures.Test<R> test,
        @Nullable Rows rows,
        Mask mask,
        @Nullable String stepUp) {

    /** Of which rows a condition is true, and of which false. */
    private record Rows(Predicate areTrue, Predicate areFalse) {

        private static final Folding OF_NOBODY = new Folding(Facts.of(Map.of()));

        static @Nullable Rows of(Condition condition) {
            return condition.isOfRecord()
                    ? new Rows(OF_NOBODY.whereTrue(condition), OF_NOBODY.whereFalse(condition))
                    : null;
        }
    }

    /** One that {@code test} is the compiled {@code condition} of. */
    static <R> Rule<R> of(
            Origin origin, Condition condition, Closures.Test<R> test, Mask mask, @Nullable String stepUp) {
        return new Rule<>(origin, condition, test, Rows.of(condition), mask, stepUp);
    }

    /** The rows of which it speaks. */
    Predicate whereTrue(Folding folding) {
        return rows == null ? folding.whereTrue(condition) : rows.areTrue();
    }

    /** The rows of which it certainly does not speak. */
    Predicate whereFalse(Folding folding) {
        return rows == null ? folding.whereFalse(condition) : rows.areFalse();
    }

    /** Whether it speaks of {@code record}; what is unknown is not said. */
    boolean isTrue(Facts facts, R record) {
        return test.test(facts, record) == Truth.TRUE;
    }

    /** Whether it may speak of {@code record}. */
    boolean isNotFalse(Facts facts, R record) {
        return test.test(facts, record) != Truth.FALSE;
    }

    /** Whether it says nothing to who signed in like this. */
    boolean isSilent(@Nullable String acr) {
        return stepUp != null && stepUp.equals(acr);
    }

    /** Whether it speaks of every record, whoever asks. */
    boolean isOfAll() {
        return condition instanceof Condition.Constant(var truth) && truth == Truth.TRUE;
    }
}
