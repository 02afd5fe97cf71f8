package org.rapport.kit.paging;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.query.SelectionQuery;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.Operator;
import org.rapport.kit.condition.Predicate;
import org.rapport.kit.condition.query.Hql;
import org.rapport.kit.paging.Question.Comparison;
import org.rapport.kit.search.WordsHql;

/**
 * Writes a question as a condition of HQL, and binds its values. What is not asked for is written as what is asked for
 * instead, so that each part is a {@link Predicate}; only of a related record it is said that there is none.
 */
final class QuestionHql {

    private static final String ROW = "it";

    private final Question question;
    private final Names names;
    private final Instant now;
    private final ZoneId zone;
    private final WordsHql words;
    private final List<Hql> writers = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Hql own = writer(ROW);
    private int related;

    /**
     * A writer of {@code question}.
     *
     * @param now    when it is asked
     * @param zone   in which times are reckoned from that
     * @param hidden the properties by whose words nothing is found
     */
    QuestionHql(Question question, Names names, Instant now, ZoneId zone, Set<String> hidden) {
        this.question = question;
        this.names = names;
        this.now = now;
        this.zone = zone;
        this.words = new WordsHql(hidden, "word");
    }

    /** What is asked of a row, where that is one comparison of its own; else any row, of which no index has an order. */
    Predicate alone() {
        return question instanceof Comparison comparison
                        && term(comparison).relations().isEmpty()
                ? rows(comparison, true)
                : Predicate.ALWAYS;
    }

    /** What of a row must be true. */
    String write() {
        return write(question, true);
    }

    void bind(SelectionQuery<?> query) {
        parameters.forEach(query::setParameter);
        writers.forEach(writer -> writer.bind(query));
        words.bind(query);
    }

    private String write(Question part, boolean is) {
        return switch (part) {
            case Question.And(var parts) -> joined(parts, is, is ? " and " : " or ");
            case Question.Or(var parts) -> joined(parts, is, is ? " or " : " and ");
            case Question.Not(var inner) -> write(inner, !is);
            case Comparison comparison ->
                term(comparison).relations().isEmpty() ? own.write(rows(comparison, is)) : behind(comparison, is);
            case Question.Words(var asked) -> (is ? "" : "not ") + words.write(ROW, asked);
        };
    }

    private String joined(List<Question> parts, boolean is, String by) {
        return parts.stream().map(part -> write(part, is)).collect(joining(by, "(", ")"));
    }

    /** Those rows, or all others, whose own property compares so. */
    private Predicate rows(Comparison comparison, boolean is) {
        Attribute attribute = term(comparison).property().attribute();
        boolean finds = is != excludes(comparison);
        Predicate found = found(comparison);
        if (finds) {
            return found;
        }
        Predicate others =
                switch (found) {
                    case Predicate.Present _ -> new Predicate.Present(attribute, false);
                    case Predicate.Holds(var list, var _, var values) -> new Predicate.Holds(list, false, values);
                    case Predicate.OneOf(var _, var _, var values) -> Predicate.oneOf(attribute, false, values);
                    case Predicate.Compared(var _, var operator, var value) ->
                        new Predicate.Compared(attribute, operator.negated(), value);
                    case Predicate.Always _,
                            Predicate.Never _,
                            Predicate.ComparedWith _,
                            Predicate.All _,
                            Predicate.Any _ -> throw new IllegalStateException(found + " is no comparison");
                };
        return others instanceof Predicate.Present || others instanceof Predicate.Holds
                ? others
                : Predicate.any(List.of(others, new Predicate.Present(attribute, false))); // what has none is not that
    }

    /** Whether it finds what its {@link #found} does not. */
    private static boolean excludes(Comparison comparison) {
        return switch (comparison.op()) {
            case NE, OUT -> true;
            case NULL -> comparison.values().getFirst().equals(true);
            case EQ, LT, LE, GT, GE, IN -> false;
        };
    }

    /** The rows that have a value that compares so; one at all, if it is asked whether there is none. */
    private Predicate found(Comparison comparison) {
        var property = term(comparison).property();
        Attribute attribute = property.attribute();
        List<Object> values = comparison.values().stream()
                .map(value -> value instanceof RelativeTime time ? absolute(time, attribute.kind()) : value)
                .toList();
        return switch (comparison.op()) {
            case NULL -> new Predicate.Present(attribute, true);
            case EQ, NE, IN, OUT ->
                property.several()
                        ? new Predicate.Holds(attribute, true, values)
                        : Predicate.oneOf(attribute, true, values);
            case LT -> new Predicate.Compared(attribute, Operator.LESS, values.getFirst());
            case LE -> new Predicate.Compared(attribute, Operator.AT_MOST, values.getFirst());
            case GT -> new Predicate.Compared(attribute, Operator.GREATER, values.getFirst());
            case GE -> new Predicate.Compared(attribute, Operator.AT_LEAST, values.getFirst());
        };
    }

    private Object absolute(RelativeTime time, Kind kind) {
        return kind == Kind.DATE ? time.day(now, zone) : time.time(now, zone);
    }

    /** That there is a related record that the caller can read of which it is true, or that there is none. */
    private String behind(Comparison comparison, boolean is) {
        boolean finds = is != excludes(comparison);
        var text = new StringBuilder(finds ? "" : "not ");
        String row = ROW;
        var relations = term(comparison).relations();
        for (var relation : relations) {
            String other = "related" + related++;
            text.append(
                    "exists (select 1 from %s %s where %s.id = %s.%s and %s.tenant = :tenant and %s.deletedAt is null"
                            .formatted(
                                    relation.type().entity().getSimpleName(),
                                    other,
                                    other,
                                    row,
                                    relation.property(),
                                    other,
                                    other));
            relation.listing().fixed().forEach((path, value) -> text.append(fixed(other + "." + path, value)));
            if (!relation.scope().isEverything()) {
                Hql readable = relation.type().attributes().hql(other + "_scope", other);
                writers.add(readable);
                text.append(" and ").append(readable.write(relation.scope().rows()));
            }
            text.append(" and ");
            row = other;
        }
        return text.append(writer(row).write(found(comparison)))
                .append(")".repeat(relations.size()))
                .toString();
    }

    private String fixed(String path, Object value) {
        String name = "related" + parameters.size() + "_fixed";
        parameters.put(name, value);
        return " and %s %s :%s".formatted(path, value instanceof Collection ? "in" : "=", name);
    }

    private Hql writer(String row) {
        var writer = new Hql(attribute -> Listing.column(attribute, row), row.equals(ROW) ? "filter" : row + "_filter");
        writers.add(writer);
        return writer;
    }

    private Names.Term term(Comparison comparison) {
        return Objects.requireNonNull(names.find(comparison.property()), comparison.property());
    }
}
