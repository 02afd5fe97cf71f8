package org.rapport.kit.condition.cel;

import java.util.List;
import java.util.stream.Collectors;

/** A condition that is not accepted, with every reason and its place. */
public final class Refused extends RuntimeException {

    private final transient List<Reason> reasons;

    Refused(List<Reason> reasons) {
        super(reasons.stream().map(Reason::toString).collect(Collectors.joining("\n")), null, false, false);
        this.reasons = List.copyOf(reasons);
    }

    /** All of them, in the order of their places; at least one. */
    public List<Reason> reasons() {
        return reasons;
    }

    /**
     * Why, and where.
     *
     * @param line   the first is 1
     * @param column the first is 1; counts characters, not UTF-16 units
     * @param detail such as {@code has no attribute "colour"}
     */
    public record Reason(int line, int column, String detail) {
        @Override
        public String toString() {
            return line + ":" + column + " " + detail;
        }
    }
}
