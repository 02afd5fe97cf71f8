package org.rapport.events;

import org.jspecify.annotations.Nullable;

/**
 * Why something was given up.
 *
 * @param code one of the reasons on offer; {@code other} needs a note
 * @param note in the user's words
 */
public record Reason(String code, @Nullable String note) {

    /** As one text: {@code price: too dear}. */
    public String inWords() {
        return note == null ? code : code + ": " + note;
    }
}
