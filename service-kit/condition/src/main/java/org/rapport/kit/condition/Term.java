package org.rapport.kit.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value that a condition names. Everything but {@link Property} is known before a record is looked at. */
public sealed interface Term {

    /** What values it has. */
    Kind kind();

    /** What stands in the condition itself. */
    record Literal(Kind kind, Object value) implements Term {}

    /** What the record says. */
    record Property(Attribute attribute) implements Term {
        @Override
        public Kind kind() {
            return attribute.kind();
        }
    }

    /** What is known of who asks, and how. */
    record Fact(Attribute attribute) implements Term {
        @Override
        public Kind kind() {
            return attribute.kind();
        }
    }

    /** A time that is known, moved by a fixed span; it may lie beyond what a record can have. */
    record Shifted(Term time, Duration by) implements Term {
        @Override
        public Kind kind() {
            return Kind.TIME;
        }
    }

    /** Several values, of which none is the record's; {@code kind} is that of each. */
    record Items(Kind kind, List<Term> terms) implements Term {}

    /** What it names. */
    default Stream<Attribute> attributes() {
        return switch (this) {
            case Literal _ -> Stream.of();
            case Property(var attribute) -> Stream.of(attribute);
            case Fact(var attribute) -> Stream.of(attribute);
            case Shifted(var time, var _) -> time.attributes();
            case Items(var _, var terms) -> terms.stream().flatMap(Term::attributes);
        };
    }

    /** Whether a record must be looked at. */
    default boolean isOfRecord() {
        return this instanceof Property;
    }

    /** The value, of a term that is not the record's; absent where there is none. */
    default @Nullable Object value(Facts facts) {
        return switch (this) {
            case Literal literal -> literal.value();
            case Fact(var attribute) -> facts.value(attribute);
            case Shifted(var time, var by) -> time.value(facts) instanceof Instant instant ? instant.plus(by) : null;
            case Items items ->
                items.terms().stream().map(term -> term.value(facts)).toList();
            case Property(var attribute) -> throw new IllegalStateException(attribute.name() + " is no fact");
        };
    }
}
