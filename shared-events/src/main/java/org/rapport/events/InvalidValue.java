package org.rapport.events;

/** A value that its type does not accept; tells which of its properties is at fault. */
public final class InvalidValue extends IllegalArgumentException {

    private final String field;
    private final String problem;

    public InvalidValue(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
        this.problem = problem;
    }

    /** The property, such as {@code amount}. */
    public String field() {
        return field;
    }

    /** What is wrong with it, to follow its name: {@code must be a decimal number}. */
    public String problem() {
        return problem;
    }
}
