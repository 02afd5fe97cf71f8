package org.rapport.kit.access;

import java.util.List;
import java.util.stream.Stream;
import org.rapport.kit.directory.Mask;

/**
 * All that roles and policies say of one action on records of one type to whoever holds certain roles.
 *
 * @param reaching  how far the roles reach
 * @param allowing  policies that allow
 * @param denying   policies that deny, whatever allows
 * @param keeping   policies that deny properties of what is allowed
 * @param strictest all that any of them keeps back of any record
 * @param version   tells apart what policies said at different times
 */
record Rules<R>(
        List<Rule<R>> reaching,
        List<Rule<R>> allowing,
        List<Rule<R>> denying,
        List<Rule<R>> keeping,
        Mask strictest,
        String version) {

    private static final Rules<?> NONE = new Rules<>(List.of(), List.of(), List.of(), List.of(), Mask.NONE, "");

    /** That everything is allowed. */
    static <R> Rules<R> everything() {
        return new Rules<>(List.of(Rulebook.ofAll(Mask.NONE)), List.of(), List.of(), List.of(), Mask.NONE, "");
    }

    /** That nothing is. */
    @SuppressWarnings("unchecked") // of no record at all
    static <R> Rules<R> nothing() {
        return (Rules<R>) NONE;
    }

    /** All that can be a reason to let something through. */
    Stream<Rule<R>> granting() {
        return Stream.concat(reaching.stream(), allowing.stream());
    }

    /** Whether they let everything through, whoever asks and when. */
    boolean areOfAll() {
        return denying.isEmpty() && granting().anyMatch(Rule::isOfAll);
    }

    /** Whether they keep anything back of any record. */
    boolean areMasked() {
        return !strictest.isNone();
    }
}
