package org.rapport.kit.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked of a record: a tree whose parts are true, false or unknown. A comparison with an absent value is unknown,
 * and so is one of money in two currencies; of unknown parts follows what Kleene's logic says.
 */
public sealed interface Condition {

    /** The same for every record. */
    record Constant(Truth truth) implements Condition {}

    /** Compares two values of one kind; where one of them is the record's, it stands on the left. */
    record Comparison(Term left, Operator operator, Term right) implements Condition {
        /** @throws IllegalArgumentException if they are of different kinds, or of one without the order that is asked */
        public Comparison {
            requireSame(left.kind(), right.kind());
            if (left.kind().several() || (operator.ordering() && !left.kind().ordered())) {
                throw new IllegalArgumentException("%s cannot be asked of a %s"
                        .formatted(operator.sign(), left.kind().words()));
            }
        }
    }

    /** Whether a list holds a value; at most one of the two is the record's. */
    record In(Term item, Term list) implements Condition {
        /** @throws IllegalArgumentException if it cannot be in that list; money is in none, for it has two columns */
        public In {
            Kind items =
                    switch (list.kind()) {
                        case TEXTS -> Kind.TEXT;
                        case IDS -> Kind.ID;
                        case MONEY -> throw new IllegalArgumentException("there are no lists of money");
                        case TEXT, NUMBER, FLAG, DATE, TIME, ID -> list.kind(); // that of each of several
                    };
            requireSame(item.kind(), items);
        }
    }

    /** Whether a text begins with a prefix that is not the record's. */
    record StartsWith(Term text, Term prefix) implements Condition {
        /** @throws IllegalArgumentException if one is no text */
        public StartsWith {
            requireSame(text.kind(), Kind.TEXT);
            requireSame(prefix.kind(), Kind.TEXT);
        }
    }

    /** Whether there is a value; never unknown. */
    record Present(Term term) implements Condition {}

    /** The opposite. */
    record Not(Condition condition) implements Condition {}

    /** All of them. */
    record And(List<Condition> conditions) implements Condition {}

    /** Any of them. */
    record Or(List<Condition> conditions) implements Condition {}

    /** That all of {@code conditions} hold. */
    static Condition all(List<Condition> conditions) {
        var parts = new ArrayList<Condition>();
        for (Condition condition : conditions) {
            if (condition instanceof And(var inner)) {
                parts.addAll(inner);
            } else {
                parts.add(condition);
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new And(List.copyOf(parts));
    }

    /** That any of {@code conditions} holds. */
    static Condition any(List<Condition> conditions) {
        var parts = new ArrayList<Condition>();
        for (Condition condition : conditions) {
            if (condition instanceof Or(var inner)) {
                parts.addAll(inner);
            } else {
                parts.add(condition);
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new Or(List.copyOf(parts));
    }

    private static void requireSame(Kind one, Kind other) {
        if (one != other) {
            throw new IllegalArgumentException(
                    "a %s cannot be compared with a %s".formatted(one.words(), other.words()));
        }
    }

    /** What it asks. */
    default Stream<Attribute> attributes() {
        return switch (this) {
            case Constant _ -> Stream.of();
            case Comparison(var left, var _, var right) -> Stream.concat(left.attributes(), right.attributes());
            case In(var item, var list) -> Stream.concat(item.attributes(), list.attributes());
            case StartsWith(var text, var prefix) -> Stream.concat(text.attributes(), prefix.attributes());
            case Present(var term) -> term.attributes();
            case Not(var inner) -> inner.attributes();
            case And(var inner) -> inner.stream().flatMap(Condition::attributes);
            case Or(var inner) -> inner.stream().flatMap(Condition::attributes);
        };
    }

    /** Whether it asks of the record alone, not who asks, nor how. */
    default boolean isOfRecord() {
        return attributes().allMatch(attribute -> attribute.of() == Attribute.Of.RESOURCE);
    }

    /** Of how many parts it is made. */
    default int size() {
        return switch (this) {
            case Constant _, Comparison _, In _, StartsWith _, Present _ -> 1;
            case Not(var inner) -> 1 + inner.size();
            case And(var inner) -> 1 + inner.stream().mapToInt(Condition::size).sum();
            case Or(var inner) -> 1 + inner.stream().mapToInt(Condition::size).sum();
        };
    }
}
