package org.rapport.kit.condition;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates of conditions what {@code facts} decide, and leaves what must be asked of the rows. A rule that allows asks for
 * the rows of which its condition is true; one that denies for those of which it is false, which is exactly
 * {@code not coalesce(c, true)}: what is unknown allows nothing, and is denied.
 */
public record Folding(Facts facts) {

    private static final int LAST_CODE_POINT = Character.MAX_CODE_POINT;

    /** The rows of which the condition is true. */
    public Predicate whereTrue(Condition condition) {
        return rows(condition, true);
    }

    /** The rows of which the condition is false: those of which it is unknown are in neither. */
    public Predicate whereFalse(Condition condition) {
        return rows(condition, false);
    }

    private Predicate rows(Condition condition, boolean wanted) {
        return switch (condition) {
            case Condition.Constant(var truth) -> Predicate.of(truth == Truth.of(wanted));
            case Condition.Not(var inner) -> rows(inner, !wanted);
            case Condition.And(var inner) -> wanted ? all(inner, true) : any(inner, false);
            case Condition.Or(var inner) -> wanted ? any(inner, true) : all(inner, false);
            case Condition.Present(var term) -> present(term, wanted);
            case Condition.Comparison(var left, var operator, var right) ->
                comparison(left, wanted ? operator : operator.negated(), right);
            case Condition.In(var item, var list) -> in(item, list, wanted);
            case Condition.StartsWith(var text, var prefix) -> startsWith(text, prefix, wanted);
        };
    }

    private Predicate all(List<Condition> conditions, boolean wanted) {
        return Predicate.all(conditions.stream().map(each -> rows(each, wanted)).toList());
    }

    private Predicate any(List<Condition> conditions, boolean wanted) {
        return Predicate.any(conditions.stream().map(each -> rows(each, wanted)).toList());
    }

    private Predicate present(Term term, boolean wanted) {
        return term instanceof Term.Property(var attribute)
                ? new Predicate.Present(attribute, wanted)
                : Predicate.of((term.value(facts) != null) == wanted);
    }

    private Predicate comparison(Term left, Operator operator, Term right) {
        if (!(left instanceof Term.Property(var attribute))) {
            return known(Values.compare(left.kind(), left.value(facts), operator, right.value(facts)), true);
        }
        if (right instanceof Term.Property(var other)) {
            return new Predicate.ComparedWith(attribute, operator, other);
        }
        Object value = right.value(facts);
        if (value == null) {
            return Predicate.NEVER;
        }
        if (value instanceof Instant time && isBeyond(time)) {
            return everyPresent(attribute, operator.accepts(time.isBefore(Kind.FIRST) ? 1 : -1));
        }
        if (isNoConstant(attribute, value)) {
            return everyPresent(attribute, operator == Operator.UNEQUAL);
        }
        return new Predicate.Compared(attribute, operator, value);
    }

    /** The rows that have a value, or none at all. */
    private static Predicate everyPresent(Attribute attribute, boolean wanted) {
        return wanted ? new Predicate.Present(attribute, true) : Predicate.NEVER;
    }

    private Predicate in(Term item, Term list, boolean wanted) {
        if (list instanceof Term.Property(var attribute)) {
            Object value = item.value(facts);
            return value == null ? Predicate.NEVER : new Predicate.Holds(attribute, wanted, List.of(value));
        }
        List<?> values = (List<?>) list.value(facts);
        if (!(item instanceof Term.Property(var attribute))) {
            return known(Values.contains(values, item.value(facts)), wanted);
        }
        if (values == null || (!wanted && values.stream().anyMatch(Objects::isNull))) {
            return Predicate.NEVER;
        }
        List<?> possible =
                values.stream().filter(value -> isPossible(attribute, value)).toList();
        return possible.isEmpty() ? everyPresent(attribute, !wanted) : Predicate.oneOf(attribute, wanted, possible);
    }

    /** A range instead of LIKE: an index serves it under row-level security too, and a prefix has no wildcards. */
    private Predicate startsWith(Term text, Term prefix, boolean wanted) {
        String start = (String) prefix.value(facts);
        if (!(text instanceof Term.Property(var attribute))) {
            return known(Values.startsWith((String) text.value(facts), start), wanted);
        }
        if (start == null) {
            return Predicate.NEVER;
        }
        String end = successor(start);
        if (wanted) {
            Predicate from = new Predicate.Compared(attribute, Operator.AT_LEAST, start);
            return end == null
                    ? from
                    : Predicate.all(List.of(from, new Predicate.Compared(attribute, Operator.LESS, end)));
        }
        Predicate before = new Predicate.Compared(attribute, Operator.LESS, start);
        return end == null
                ? before
                : Predicate.any(List.of(before, new Predicate.Compared(attribute, Operator.AT_LEAST, end)));
    }

    private static boolean isPossible(Attribute attribute, @Nullable Object value) {
        return value != null && !(value instanceof Instant time && isBeyond(time)) && !isNoConstant(attribute, value);
    }

    /** Whether no record has a time so early or so late; the driver could not write it, either. */
    private static boolean isBeyond(Instant time) {
        return time.isBefore(Kind.FIRST) || time.isAfter(Kind.LAST);
    }

    /** Whether no record has this value, which came from outside the condition. */
    private static boolean isNoConstant(Attribute attribute, Object value) {
        return attribute.isEnumeration() && !attribute.constants().contains(value);
    }

    /** The least text, by code point, that is greater than all that begin with {@code prefix}; null if there is none. */
    private static @Nullable String successor(String prefix) {
        int[] points = prefix.codePoints().toArray();
        for (int last = points.length - 1; last >= 0; last--) {
            if (points[last] < LAST_CODE_POINT) {
                int next = points[last] + 1;
                int valid = next >= Character.MIN_SURROGATE && next <= Character.MAX_SURROGATE
                        ? Character.MAX_SURROGATE + 1
                        : next;
                return new String(points, 0, last) + Character.toString(valid);
            }
        }
        return null;
    }

    private static Predicate known(Truth truth, boolean wanted) {
        return Predicate.of(truth == Truth.of(wanted));
    }
}
