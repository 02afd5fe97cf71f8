package org.rapport.kit.access;

import org.jspecify.annotations.Nullable;
import org.rapport.kit.condition.Closures;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Truth;
import org.rapport.kit.directory.Mask;

/**
 * What a policy in force, or the reach of a role, says of records.
 *
 * @param origin    why there is such a rule
 * @param condition of which records it speaks
 * @param test      the same, compiled
 * @param mask      what it keeps back of these
 * @param stepUp    how one has to have signed in for it to say nothing
 * @param <R>       the public record
 */
record Rule<R>(
        Origin origin,
        Condition condition,
        Closures.Test<R> test,
        Mask mask,
        @Nullable String stepUp) {

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
