package org.rapport.kit.condition;

/** Kleene's three values, in order: {@code and} is the least, {@code or} the greatest. */
public enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    /** That of what is known. */
    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case UNKNOWN -> UNKNOWN;
            case FALSE -> TRUE;
        };
    }
}
