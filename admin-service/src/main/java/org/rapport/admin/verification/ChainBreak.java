package org.rapport.admin.verification;

import org.jspecify.annotations.Nullable;

/**
 * A place where a service's chain of seals does not hold.
 *
 * @param seal the number that the seal at fault has, if it has one
 */
record ChainBreak(Kind kind, @Nullable Long seal) {

    /** What does not hold. */
    enum Kind {
        UNREADABLE("A seal cannot be read."),
        INCONSISTENT("A seal does not have the content that its hash says."),
        GAP("The seal before this one is missing."),
        UNRELATED("A seal does not follow the one before it."),
        CONTRADICTED("There are two seals of this number, which differ."),
        RESEALED("A seal has another digest for an event than the seal before that covered it.");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
