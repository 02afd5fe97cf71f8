package org.rapport.kit.access;

import org.jspecify.annotations.Nullable;
import org.rapport.kit.condition.Truth;

/**
 * What a rule says of one record, in words to somebody.
 *
 * @param grants   whether it lets through, and does not deny
 * @param speaks   whether it speaks of the record; unknown is what follows from what is withheld, and nothing else: what is
 *                 unknown of itself grants nothing, and denies
 * @param unknown  whether that is so because something that it asks has no value
 */
record Finding<R>(Rule<R> rule, boolean grants, Truth speaks, boolean unknown) {

    /** Whether it denies what somebody may do once he has signed in otherwise than by {@code acr}. */
    boolean asksForMore(@Nullable String acr) {
        return !grants && rule.stepUp() != null && !rule.isSilent(acr);
    }
}
