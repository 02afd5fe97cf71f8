package org.rapport.kit.paging;

import java.util.List;
import java.util.stream.Stream;
import org.rapport.kit.search.SearchWords;

/**
 * Which records are asked for, however that is spelled. A question and its {@link Not} divide all records: each is in one of
 * the two, also one that has no value.
 */
sealed interface Question {

    /** The records in all of them. */
    record And(List<Question> parts) implements Question {

        public And {
            parts = List.copyOf(parts);
        }
    }

    /** The records in any of them. */
    record Or(List<Question> parts) implements Question {

        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** All other records. */
    record Not(Question part) implements Question {}

    /**
     * The records whose property compares so.
     *
     * @param property of theirs, or behind what they name, such as {@code contact.account.type}
     * @param values   of the property's kind, or {@link RelativeTime}s; whether it has none, where that is asked
     */
    record Comparison(String property, SearchOperator op, List<Object> values) implements Question {

        public Comparison {
            values = List.copyOf(values);
        }
    }

    /** The records that have these words. */
    record Words(SearchWords words) implements Question {}

    /** All comparisons in it. */
    default Stream<Comparison> comparisons() {
        return switch (this) {
            case And(var parts) -> parts.stream().flatMap(Question::comparisons);
            case Or(var parts) -> parts.stream().flatMap(Question::comparisons);
            case Not(var part) -> part.comparisons();
            case Comparison comparison -> Stream.of(comparison);
            case Words _ -> Stream.of();
        };
    }

    /** Whether it depends on when it is asked. */
    default boolean isRelative() {
        return comparisons().flatMap(it -> it.values().stream()).anyMatch(RelativeTime.class::isInstance);
    }
}
