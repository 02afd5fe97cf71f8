package org.rapport.kit.condition;

import java.util.ArrayList;
import java.util.List;

/**
 * What is left of a condition once it is known who asks, and how: a question to a table, in negation normal form. It is true
 * of the rows that are wanted; of the others it may be false or null, and nothing has to tell these apart. So there is no
 * negation in it, and each part can be answered by an index.
 */
public sealed interface Predicate {

    /** Every row. */
    record Always() implements Predicate {}

    /** No row. */
    record Never() implements Predicate {}

    /** Rows whose attribute compares so with a value. */
    record Compared(Attribute attribute, Operator operator, Object value) implements Predicate {}

    /** Rows of which two attributes compare so. */
    record ComparedWith(Attribute left, Operator operator, Attribute right) implements Predicate {}

    /** Rows whose attribute is one of the values, or is another than all of them. */
    record OneOf(Attribute attribute, boolean is, List<?> values) implements Predicate {}

    /** Rows whose list holds any of the values, or none of them. */
    record Holds(Attribute list, boolean does, List<?> values) implements Predicate {}

    /** Rows whose attribute has a value, or has none. */
    record Present(Attribute attribute, boolean is) implements Predicate {}

    /** Rows in all of them. */
    record All(List<Predicate> predicates) implements Predicate {}

    /** Rows in any of them. */
    record Any(List<Predicate> predicates) implements Predicate {}

    Predicate ALWAYS = new Always();
    Predicate NEVER = new Never();

    /** Every row, or none. */
    static Predicate of(boolean always) {
        return always ? ALWAYS : NEVER;
    }

    /** The rows whose attribute is one of {@code values}, or is another; an index has those of one value in order. */
    static Predicate oneOf(Attribute attribute, boolean is, List<?> values) {
        return values.size() == 1
                ? new Compared(attribute, is ? Operator.EQUAL : Operator.UNEQUAL, values.getFirst())
                : new OneOf(attribute, is, values);
    }

    /** The rows in all of them. */
    static Predicate all(List<Predicate> predicates) {
        var kept = new ArrayList<Predicate>();
        for (Predicate predicate : predicates) {
            switch (predicate) {
                case Never _ -> {
                    return NEVER;
                }
                case Always _ -> {}
                case All(var inner) -> kept.addAll(inner);
                case Any _, Compared _, ComparedWith _, OneOf _, Holds _, Present _ -> kept.add(predicate);
            }
        }
        return kept.isEmpty() ? ALWAYS : kept.size() == 1 ? kept.getFirst() : new All(List.copyOf(kept));
    }

    /** The rows in any of them. */
    static Predicate any(List<Predicate> predicates) {
        var kept = new ArrayList<Predicate>();
        for (Predicate predicate : predicates) {
            switch (predicate) {
                case Always _ -> {
                    return ALWAYS;
                }
                case Never _ -> {}
                case Any(var inner) -> kept.addAll(inner);
                case All _, Compared _, ComparedWith _, OneOf _, Holds _, Present _ -> kept.add(predicate);
            }
        }
        return kept.isEmpty() ? NEVER : kept.size() == 1 ? kept.getFirst() : new Any(List.copyOf(kept));
    }
}
